import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { ReadyToInvoice } from "../queries/ready-to-invoice.server";

export interface MoneyReadyProps {
  readonly organisation: string;
  readonly ready: ReadyToInvoice;
  readonly rights: { readonly "manage-money": boolean; readonly "manage-sales": boolean };
}

/** What can be invoiced now, event by event; and what an invoice still needs to know of its seller. */
export function MoneyReady({ organisation, ready, rights }: MoneyReadyProps) {
  const { t, format } = useSpeech();
  const { events, lacks } = ready;
  return (
    <>
      <SellerLacks organisation={organisation} lacks={lacks} canSay={rights["manage-sales"]} />
      {events.length > 0 && (
        <Section id="to-invoice" title={t("treasury.toInvoiceTitle")}>
          <ul className="money-ready">
            {events.map(({ slug, title, orders, amounts }) => (
              <li key={slug}>
                <span className="money-ready-words">
                  <strong>{title}</strong>
                  <span className="row-detail">
                    {t("treasury.toInvoice", { count: orders })},{" "}
                    {format.list(
                      amounts.map(({ amountMinor, currency }) =>
                        format.money(amountMinor, currency),
                      ),
                    )}
                  </span>
                </span>
                {rights["manage-money"] && (
                  <ButtonLink
                    look="quiet"
                    small
                    href={paths.issueInvoices(organisation, { event: slug })}
                    aria-label={`${t("treasury.invoiceThem")}: ${title}`}
                  >
                    {t("treasury.invoiceThem")}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export interface SellerLacksProps {
  readonly organisation: string;
  readonly lacks: ReadyToInvoice["lacks"];
  /** Whether whoever looks may say it. */
  readonly canSay: boolean;
}

/** What an invoice needs to know of its seller and does not yet; nothing once it is all there. */
export function SellerLacks({ organisation, lacks, canSay }: SellerLacksProps) {
  const { t, format } = useSpeech();
  if (lacks.length === 0) return null;
  const what = format.list(lacks.map((lack) => t(`treasury.lacks-${lack}`)));
  return (
    <Notice tone="warning" title={t("treasury.sellerLacks")}>
      <p>
        {t("treasury.sellerLacksText", { what })} {!canSay && t("treasury.askOwner")}
      </p>
      {canSay && (
        <ButtonLink look="quiet" small href={paths.seller(organisation)}>
          {t("treasury.settings")}
        </ButtonLink>
      )}
    </Notice>
  );
}
