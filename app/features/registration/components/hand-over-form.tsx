import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select, TextInput } from "~/ui/text-input";

export interface HandOverFormProps {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** The group the place is for now. */
  readonly group: string | null;
  readonly form: FormState | undefined;
}

const labels = {
  name: "life.colleagueName",
  email: "life.colleagueEmail",
  group: "life.colleagueGroup",
} as const;

/** Fields of its own, where another form with the same names stands on the page. */
const idOf = (name: string) => `colleague-${name}`;

/** Giving one's place to a colleague: what becomes of it is said before anything is typed. */
export function HandOverForm({ groups, group, form }: HandOverFormProps) {
  const { t } = useSpeech();
  const { field, errors } = useFields(form, { group: group ?? "" }, (name) =>
    Object.hasOwn(labels, name) ? t(labels[name as keyof typeof labels]) : undefined,
  );
  const of = (name: keyof typeof labels) => ({
    ...field(name),
    id: idOf(name),
    label: t(labels[name]),
  });
  return (
    <Details summary={t("life.handOver")} open={errors.length > 0}>
      <form method="post" className="fields" noValidate>
        <ErrorSummary
          errors={errors.map((error) =>
            error.field === undefined ? error : { ...error, id: idOf(error.field) },
          )}
        />
        <p>{t("life.handOverLead")}</p>
        <TextInput {...of("name")} autoComplete="off" maxLength={120} />
        <TextInput {...of("email")} type="email" autoComplete="off" />
        {groups.length > 0 && (
          <Select
            {...of("group")}
            placeholder={t("register.noGroup")}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <div>
          <Button name="intent" value="hand-over">
            {t("life.handOverDo")}
          </Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Details>
  );
}
