import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";
import type { DocumentLine } from "../domain/file-words";
import { documentFacts } from "./document-words";

export interface EventDocumentsProps {
  readonly documents: readonly DocumentLine[];
  readonly hrefOf: (document: DocumentLine) => string;
  /** `place`: on the page behind a personal link. */
  readonly at?: "event" | "place";
}

/** What can be downloaded, with its kind and size in words; nothing at all without documents. */
export function EventDocuments({ documents, hrefOf, at = "event" }: EventDocumentsProps) {
  const { t } = useSpeech();
  if (documents.length === 0) return null;
  return (
    <Section
      title={t(at === "place" ? "files.documentsForPlace" : "files.documents")}
      id="documents"
    >
      <DocumentList documents={documents} hrefOf={hrefOf} />
    </Section>
  );
}

function DocumentList({ documents, hrefOf }: Pick<EventDocumentsProps, "documents" | "hrefOf">) {
  const speech = useSpeech();
  return (
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.id} className="document">
          <Icon name="download" />
          <span>
            <a className="document-title" href={hrefOf(document)} download>
              {document.title}
            </a>
            <span className="document-facts">{documentFacts(document, speech)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
