import { useSpeech } from "~/i18n/locale-context";
import { languageNames, locales, type Locale } from "~/kernel/locales";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { CopyField } from "~/ui/copy-field";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow } from "~/ui/fieldset";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";
import { DateTimeInput, Select, TextInput } from "~/ui/text-input";
import { listKinds, type ListKind } from "../domain/list-kinds";

export interface ShareListProps {
  readonly kind: ListKind;
  readonly shared: readonly {
    readonly id: string;
    readonly kind: string;
    readonly recipient: string;
    readonly state: "open" | "revoked" | "expired";
    /** The address itself, while it opens something. */
    readonly url: string | null;
    /** When it was first opened, in words. */
    readonly opened: string | null;
    /** The day it expires, in words. */
    readonly until: string;
  }[];
  readonly language: Locale;
  /** The day it expires unless another is chosen, ISO 8601. */
  readonly expires: string;
  /** Whether there is anything to share. */
  readonly sharing: boolean;
  readonly form: FormState | undefined;
}

/** Giving a list to somebody outside by a link that ends, and whom it was given to. */
export function ShareList({ kind, shared, language, expires, sharing, form }: ShareListProps) {
  const { t } = useSpeech();
  const { field, checked, errors } = useFields(form, { language, expires });
  if (!sharing && shared.length === 0) return null;
  return (
    <div className="print-hidden">
      <Section title={t("table.share")} lead={t("table.shareLead")} id="shared">
        {sharing && (
          <Details
            summary={`${t("table.share")}: ${t(`table.list-${kind}`)}`}
            open={errors.length > 0}
          >
            <ErrorSummary errors={errors} />
            <form method="post" className="organise-form fields">
              <TextInput
                {...field("recipient")}
                label={t("table.recipient")}
                hint={t("table.recipientHint")}
                autoComplete="off"
              />
              <FieldRow>
                <Select
                  {...field("language")}
                  label={t("table.listLanguage")}
                  options={locales.map((value) => ({ value, label: languageNames[value] }))}
                />
                <DateTimeInput {...field("expires")} kind="date" label={t("table.expires")} />
              </FieldRow>
              {kind === "diets" && (
                <Checkbox
                  name="names"
                  label={t("table.withNames")}
                  hint={t("table.withNamesHint")}
                  defaultChecked={checked("names")}
                />
              )}
              <div className="button-row">
                <Button name="intent" value="share">
                  {t("table.shareSubmit")}
                </Button>
              </div>
            </form>
          </Details>
        )}
        {shared.length > 0 && (
          <ul className="shared-lists">
            {shared.map((list) => (
              <SharedLine key={list.id} list={list} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function SharedLine({ list }: { list: ShareListProps["shared"][number] }) {
  const { t } = useSpeech();
  const kind = listKinds.find((known) => known === list.kind) ?? "rooming";
  const facts = [
    t(`table.list-${kind}`),
    t(`table.shared-${list.state}`),
    list.opened === null ? t("table.notOpened") : t("table.openedAt", { at: list.opened }),
    t("table.expiresAt", { date: list.until }),
  ];
  return (
    <li className="shared-list">
      <h3>{list.recipient}</h3>
      <p className="row-detail">{facts.join(" · ")}</p>
      {list.url !== null && (
        <CopyField name={`link-${list.id}`} label={t("table.sharedLink")} value={list.url} />
      )}
      {list.state === "open" && (
        <form method="post">
          <input type="hidden" name="list" value={list.id} />
          <Button
            look="plain"
            small
            name="intent"
            value="revoke"
            aria-label={t("table.revokeNamed", { name: list.recipient })}
          >
            {t("table.revoke")}
          </Button>
        </form>
      )}
    </li>
  );
}
