import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import type { CompanyToInvoice } from "../queries/orders-to-invoice.server";

export interface CompaniesToInvoiceProps {
  readonly organisation: string;
  readonly companies: readonly CompanyToInvoice[];
}

/** The companies a collected invoice can be written for. */
export function CompaniesToInvoice({ organisation, companies }: CompaniesToInvoiceProps) {
  const { t, format } = useSpeech();
  if (companies.length === 0)
    return (
      <EmptyState icon="company" title={t("invoicing.nothingToInvoice")}>
        {t("invoicing.nothingToCollect")}
      </EmptyState>
    );
  return (
    <ul className="money-ready">
      {companies.map(({ id, name, orders, currency, dueMinor }) => (
        <li key={`${id} ${currency}`}>
          <span className="money-ready-words">
            <strong>{name || t("treasury.forgotten")}</strong>
            <span className="row-detail">
              {t("treasury.toInvoice", { count: orders })}, {format.money(dueMinor, currency)}
            </span>
          </span>
          <ButtonLink
            look="quiet"
            small
            href={paths.newInvoice(organisation, { company: id, currency })}
            aria-label={`${t("invoicing.choose")}: ${name}`}
          >
            {t("invoicing.choose")}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
