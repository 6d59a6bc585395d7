import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { Select, TextInput } from "~/ui/text-input";

export interface NameSeatFormProps {
  readonly contactName: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState | undefined;
}

/** Says who sits on a seat that was kept for somebody. */
export function NameSeatForm({ contactName, groups, form }: NameSeatFormProps) {
  const { t } = useSpeech();
  const { field, errors } = useFields(form, {}, (name) =>
    name === "name" || name === "email" ? t(`register.${name}`) : undefined,
  );
  return (
    <Section title={t("register.nameSeat")} lead={t("register.heldFor", { contact: contactName })}>
      <form method="post" className="fields" noValidate>
        <ErrorSummary errors={errors} />
        <TextInput {...field("name")} label={t("register.name")} autoComplete="name" />
        <TextInput
          {...field("email")}
          label={t("register.email")}
          hint={t("register.emailHint")}
          type="email"
          autoComplete="email"
        />
        {groups.length > 0 && (
          <Select
            {...field("group")}
            label={t("register.group")}
            hint={t("register.groupHint")}
            placeholder={t("register.noGroup")}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <div>
          <Button icon="check" name="intent" value="name">
            {t("register.nameSeat")}
          </Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}
