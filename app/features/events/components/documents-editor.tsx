import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FileInput } from "~/ui/file-input";
import type { Fields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { TextInput } from "~/ui/text-input";
import { documentsAtMost, fileAudiences, type DocumentLine } from "../domain/file-words";
import { documentFacts } from "./document-words";

export interface DocumentsEditorProps {
  readonly documents: readonly DocumentLine[];
  readonly hrefOf: (document: DocumentLine) => string;
  /** The form for a new one. */
  readonly fields: Fields;
  /** The form of the document that is being changed, when what was sent was not accepted. */
  readonly changed: { readonly id: string; readonly fields: Fields } | null;
  /** Where the forms are sent to. */
  readonly action: string;
  /** What `accept` of the file field says. */
  readonly accept: string;
}

/** An event's documents in their order, with a form for one more. */
export function DocumentsEditor(props: DocumentsEditorProps) {
  const { documents, fields, action, accept } = props;
  const { t } = useSpeech();
  const full = documents.length >= documentsAtMost;
  return (
    <Section title={t("files.documents")} id="documents" lead={t("files.documentsLead")}>
      <div className="organise-form">
        {documents.length === 0 ? (
          <EmptyState icon="file" title={t("files.noDocuments")} />
        ) : (
          <DocumentRows {...props} />
        )}
        <h3 className="documents-add">{t("files.addDocument")}</h3>
        {full ? (
          <Notice>{t("files.documentsFull", { most: documentsAtMost })}</Notice>
        ) : (
          <form method="post" action={action} encType="multipart/form-data" noValidate>
            <ErrorSummary errors={fields.errors} />
            <FileInput
              name="document"
              {...errorOf(fields, "document")}
              label={t("files.chooseDocument")}
              hint={t("files.documentHint")}
              accept={accept}
            />
            <DocumentFields fields={fields} />
            <Button name="intent" value="add-document" icon="add">
              {t("files.add")}
            </Button>
          </form>
        )}
      </div>
    </Section>
  );
}

function DocumentRows({ documents, hrefOf, changed, action }: DocumentsEditorProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <ol className="documents">
        {documents.map((document, index) => {
          const { id, title, audience } = document;
          return (
            <li key={id} className="document-row">
              <p>
                <a className="document-title" href={hrefOf(document)} download>
                  {title}
                </a>
                <span className="document-facts">
                  {[documentFacts(document, speech), t(`files.audience-${audience}`)].join(" · ")}
                </span>
              </p>
              <form method="post" action={action} className="document-tools">
                <input type="hidden" name="id" value={id} />
                {index > 0 && (
                  <Button
                    name="intent"
                    value="move-up"
                    look="quiet"
                    small
                    aria-label={t("files.upNamed", { title })}
                  >
                    {t("files.up")}
                  </Button>
                )}
                {index < documents.length - 1 && (
                  <Button
                    name="intent"
                    value="move-down"
                    look="quiet"
                    small
                    aria-label={t("files.downNamed", { title })}
                  >
                    {t("files.down")}
                  </Button>
                )}
                <Button
                  name="intent"
                  value="remove-document"
                  look="quiet"
                  small
                  icon="remove"
                  aria-label={t("files.removeNamed", { title })}
                >
                  {t("files.remove")}
                </Button>
              </form>
              <ChangeDocument
                document={document}
                fields={changed?.id === id ? changed.fields : null}
                action={action}
              />
            </li>
          );
        })}
      </ol>
      <p className="form-hint">
        {t("files.documentCount", { count: documents.length, most: documentsAtMost })}
      </p>
    </>
  );
}

interface ChangeDocumentProps {
  readonly document: DocumentLine;
  readonly fields: Fields | null;
  readonly action: string;
}

/** What a document is called and who may have it; closed until somebody wants to change it. */
function ChangeDocument({
  document: { id, title, audience },
  fields,
  action,
}: ChangeDocumentProps) {
  const { t } = useSpeech();
  const known: Fields = fields ?? {
    field: (name) => ({ name, defaultValue: name === "title" ? title : audience }),
    checked: () => false,
    errors: [],
  };
  return (
    <Details summary={t("files.change")} open={fields !== null}>
      <form method="post" action={action} noValidate>
        <ErrorSummary
          errors={known.errors.map(({ field, message }) => ({
            ...(field === undefined ? {} : { id: `${field}-${id}` }),
            message,
          }))}
        />
        <input type="hidden" name="id" value={id} />
        <DocumentFields fields={known} suffix={`-${id}`} />
        <Button
          name="intent"
          value="change-document"
          look="quiet"
          aria-label={t("files.changeNamed", { title })}
        >
          {t("common.save")}
        </Button>
      </form>
    </Details>
  );
}

interface DocumentFieldsProps {
  readonly fields: Fields;
  /** Added to the ids, where the same fields stand on the page several times. */
  readonly suffix?: string;
}

function DocumentFields({ fields, suffix }: DocumentFieldsProps) {
  const { t } = useSpeech();
  const idOf = (name: string) => (suffix === undefined ? {} : { id: `${name}${suffix}` });
  return (
    <>
      <TextInput
        {...fields.field("title")}
        {...idOf("title")}
        label={t("files.title")}
        {...(suffix === undefined ? { hint: t("files.titleHint"), optional: true } : {})}
        maxLength={160}
      />
      <RadioGroup
        {...fields.field("audience")}
        {...idOf("audience")}
        label={t("files.audience")}
        options={fileAudiences.map((audience) => ({
          value: audience,
          label: t(`files.audience-${audience}`),
          ...(audience === "attendees" ? { hint: t("files.audience-attendeesHint") } : {}),
        }))}
      />
    </>
  );
}

function errorOf(fields: Fields, name: string): { error?: string } {
  const { error } = fields.field(name);
  return error === undefined ? {} : { error };
}
