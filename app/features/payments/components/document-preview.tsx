import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { SumRow, Sums } from "~/ui/sums";
import type { DocumentPreview, DocumentsPreview } from "../queries/planned-documents.server";

export interface IssuePreviewProps {
  readonly preview: DocumentsPreview;
  readonly chosen: readonly string[];
  readonly note: string;
  readonly backHref: string;
  /** Nothing can be sent as long as an invoice lacks something of its seller's. */
  readonly canIssue: boolean;
}

/** What would be sent, document by document, before it is. */
export function IssuePreview({ preview, chosen, note, backHref, canIssue }: IssuePreviewProps) {
  const { t, format } = useSpeech();
  const { documents, partlyPaid } = preview;
  const ids = chosen.filter((id) => !partlyPaid.includes(id));
  const currencies = [...new Set(documents.map(({ currency }) => currency))];
  const sums = currencies.map((currency) =>
    format.money(
      documents
        .filter((document) => document.currency === currency)
        .reduce((sum, { totalMinor, roundingMinor }) => sum + totalMinor + roundingMinor, 0),
      currency,
    ),
  );
  return (
    <>
      {partlyPaid.length > 0 && (
        <Notice tone="warning">
          <p>{t("invoicing.leftOut", { count: partlyPaid.length })}</p>
        </Notice>
      )}
      {documents.length > 0 && (
        <p className="money-list-sum">
          {t("invoicing.willSend", { count: documents.length })},{" "}
          <strong>{format.list(sums)}</strong>
        </p>
      )}
      {documents.map((document) => (
        <PreviewedDocument key={document.key} document={document} />
      ))}
      <form method="post" className="publish-bar">
        <input type="hidden" name="intent" value="issue" />
        <input type="hidden" name="note" value={note} />
        {ids.map((id) => (
          <input key={id} type="hidden" name={`order.${id}`} value="on" />
        ))}
        <p>{documents.length === 0 ? t("invoicing.nothingToSend") : t("invoicing.sendHint")}</p>
        {documents.length > 0 && canIssue && (
          <Button icon="send">{t("invoicing.send", { count: documents.length })}</Button>
        )}
        <a href={backHref}>{t("invoicing.chooseAgain")}</a>
        <Island name="submit-once" />
      </form>
    </>
  );
}

function PreviewedDocument({ document }: { readonly document: DocumentPreview }) {
  const { t, format } = useSpeech();
  const { kind, credits, buyer, contact, email, reference, orders, dueOn, currency, lines } =
    document;
  const money = (minor: number) => format.money(minor, currency);
  return (
    <Section
      level={3}
      title={
        kind === "invoice"
          ? t("invoicing.invoiceTo", { buyer: buyer || t("treasury.erased") })
          : t("invoicing.creditTo", { number: credits ?? "", buyer: buyer || t("treasury.erased") })
      }
    >
      <div className="previewed">
        <FactList
          facts={[
            {
              label: t("invoicing.sentTo"),
              value: [contact, email].filter(Boolean).join(", ") || "–",
            },
            { label: t("treasury.order"), value: orders.join(", ") },
            reference === "" ? null : { label: t("money.reference"), value: reference },
            kind === "invoice"
              ? { label: t("invoicing.dueOn"), value: format.isoDate(dueOn) }
              : null,
          ]}
        />
        <ul className="previewed-lines">
          {lines.map(({ label, event, count, netMinor }, place) => (
            <li key={place}>
              <span>
                {count > 1 ? `${format.number(count)} × ` : ""}
                {label}
                <span className="row-detail">{event}</span>
              </span>
              <span>{money(netMinor)}</span>
            </li>
          ))}
        </ul>
        <Sums>
          {document.vatMinor !== 0 && (
            <>
              <SumRow label={t("money.net")} amount={money(document.netMinor)} />
              <SumRow label={t("treasury.vat")} amount={money(document.vatMinor)} />
            </>
          )}
          {document.roundingMinor !== 0 && (
            <SumRow label={t("invoicing.rounding")} amount={money(document.roundingMinor)} />
          )}
          <SumRow
            label={kind === "invoice" ? t("money.total") : t("invoicing.credited")}
            amount={money(document.totalMinor + document.roundingMinor)}
          />
        </Sums>
      </div>
    </Section>
  );
}
