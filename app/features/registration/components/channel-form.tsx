import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { calendarChannels, type CalendarChannel } from "../domain/calendar-channel";

export interface ChannelFormProps {
  readonly channel: CalendarChannel;
  readonly form: FormState | undefined;
}

/** How somebody wants to keep their calendar: one way of three, each with what calendars do with it. */
export function ChannelForm({ channel, form }: ChannelFormProps) {
  const { t } = useSpeech();
  const { field, errors } = useFields(form, { channel });
  return (
    <form method="post" className="fields">
      <ErrorSummary errors={errors} />
      <RadioGroup
        {...field("channel")}
        label={t("life.channel")}
        options={calendarChannels.map((value) => ({
          value,
          label: t(`life.channel-${value}`),
          hint: t(`life.channelHint-${value}`),
        }))}
      />
      <p className="form-hint">{t("life.channelSwitch")}</p>
      <div>
        <Button look="quiet" name="intent" value="channel">
          {t("life.channelSave")}
        </Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}
