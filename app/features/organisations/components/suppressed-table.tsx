import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import type { SuppressedAddress } from "../queries/suppressed-addresses.server";

export interface SuppressedTableProps {
  readonly addresses: readonly SuppressedAddress[];
  readonly timeZone: string;
  /** Whether the list was searched: an empty answer then says so. */
  readonly searched: boolean;
  /** Where taking an address off is asked about. */
  readonly removeHrefOf: (id: string) => string;
}

/** Who does not get mail: what of it, why and since when, in the mail server's own words. */
export function SuppressedTable({
  addresses,
  timeZone,
  searched,
  removeHrefOf,
}: SuppressedTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("inbound.suppressed")}
      columns={[
        {
          key: "email",
          label: t("inbound.addressColumn"),
          main: true,
          cell: ({ email }) => <span className="address">{email}</span>,
        },
        {
          key: "stream",
          label: t("inbound.whatColumn"),
          cell: ({ stream }) => t(`inbound.gets-${stream}`),
        },
        {
          key: "reason",
          label: t("inbound.reasonColumn"),
          cell: ({ reason, detail }) => (
            <div>
              {t(`inbound.reason-${reason}`)}
              {detail !== "" && <span className="row-detail server-words">{detail}</span>}
            </div>
          ),
        },
        {
          key: "since",
          label: t("inbound.sinceColumn"),
          cell: ({ since }) => format.moment(since, timeZone),
        },
        {
          key: "remove",
          label: t("organise.actions"),
          action: true,
          cell: ({ id, email }) => (
            <ButtonLink
              look="plain"
              small
              href={removeHrefOf(id)}
              aria-label={t("inbound.removeAddressOf", { email })}
            >
              {t("inbound.removeAddress")}
            </ButtonLink>
          ),
        },
      ]}
      rows={addresses}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={searched ? "search" : "mail"}
          title={t(searched ? "inbound.suppressedNoneFound" : "inbound.suppressedNone")}
        >
          {searched ? null : t("inbound.suppressedNoneHint")}
        </EmptyState>
      }
    />
  );
}

/** Asks before an address is written to again, and says why it was not. */
export function UnsuppressForm({
  address,
  backHref,
}: {
  address: SuppressedAddress;
  backHref: string;
}) {
  const { t } = useSpeech();
  return (
    <section className="told" aria-labelledby="remove-title">
      <h2 id="remove-title">{t("inbound.removeTitle", { email: address.email })}</h2>
      <p className="told-lead">{t(`inbound.remove-${address.reason}`)}</p>
      <form method="post" className="told-form">
        <input type="hidden" name="id" value={address.id} />
        <div className="button-row">
          <Button name="intent" value="remove">
            {t("inbound.removeConfirm")}
          </Button>
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("inbound.removeKeep")}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}
