import { useSpeech } from "~/i18n/locale-context";
import { RadioGroup } from "~/ui/choice";
import { Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { calendarGrains } from "../domain/calendar-grain";

/** What one calendar invitation stands for, and how many mails that makes. */
export function GrainFields({ fields, sessions }: { fields: Fields; sessions: number }) {
  const { t } = useSpeech();
  const { defaultValue, ...field } = fields.field("calendarGrain");
  const mails = sessions > 0 ? ` ${t("life.grainMails", { count: sessions })}` : "";
  return (
    <Fieldset legend={t("life.grain")} lead={t("life.grainSwitch")}>
      <RadioGroup
        {...field}
        defaultValue={defaultValue || "day"}
        label={t("life.grainOf")}
        options={calendarGrains.map((value) => ({
          value,
          label: t(`life.grain-${value}`),
          hint: t(`life.grainHint-${value}`) + (value === "session" ? mails : ""),
        }))}
      />
    </Fieldset>
  );
}
