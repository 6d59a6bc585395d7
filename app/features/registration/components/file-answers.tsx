import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { FileInput } from "~/ui/file-input";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import type { OfferedQuestion } from "../domain/offer";
import type { FileAnswer } from "../queries/seat-choices.server";

/** The questions that ask for a file, each with the one that was sent and a way to send another. */
export function FileAnswers({
  questions,
  files,
  action,
}: {
  questions: readonly OfferedQuestion[];
  files: readonly FileAnswer[];
  /** Where a file is sent. */
  action: string;
}) {
  const { t } = useSpeech();
  if (questions.length === 0) return null;
  return (
    <Section title={t("choices.files")} lead={t("choices.filesLead")} id="files">
      {questions.map(({ id, label, hint }) => {
        const sent = files.find(({ question }) => question === id);
        return (
          <form
            key={id}
            method="post"
            action={action}
            encType="multipart/form-data"
            className="fields"
          >
            <input type="hidden" name="question" value={id} />
            <FileInput
              name="file"
              id={`file-${id}`}
              label={label}
              hint={[hint, sent ? t("choices.fileSent", { name: sent.fileName }) : ""]
                .filter(Boolean)
                .join(" ")}
              accept=".pdf,.docx,.pptx,.xlsx,.odt,.odp,.ods,.png,.jpg,.jpeg,.txt,.csv"
            />
            <div>
              <Button look="quiet" icon="file">
                {t(sent ? "choices.fileReplace" : "choices.fileSend")}
              </Button>
            </div>
          </form>
        );
      })}
      <Island name="submit-once" />
    </Section>
  );
}
