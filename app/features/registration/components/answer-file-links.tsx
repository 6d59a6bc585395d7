import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import type { AnswerFile } from "../queries/answer-files.server";

/** The files somebody sent as an answer: links for who handles registrations, for others that they were sent. */
export function AnswerFileLinks({
  files,
  mayOpen,
}: {
  files: readonly AnswerFile[];
  mayOpen: boolean;
}) {
  const { t } = useSpeech();
  if (!mayOpen || files.length === 0) return <>{t("table.fileSent")}</>;
  return (
    <>
      {files.map(({ id, name, fileName }) => (
        <span key={id} className="row-part">
          <a href={paths.file(id, name)}>{fileName}</a>
        </span>
      ))}
    </>
  );
}
