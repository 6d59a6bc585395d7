import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { Table, type Column } from "~/ui/table";
import type { DifferenceRow } from "../queries/differences.server";

export interface DifferencesTableProps {
  readonly organisation: { readonly slug: string; readonly timeZone: string };
  readonly differences: readonly DifferenceRow[];
  readonly caption: string;
  /** Where somebody says that one is looked after; nowhere for who may not. */
  readonly lookAfterHrefOf?: ((id: string) => string) | undefined;
}

/** What does not agree, on both sides, with what to do; of what is over, how it ended. */
export function DifferencesTable({
  organisation,
  differences,
  caption,
  lookAfterHrefOf,
}: DifferencesTableProps) {
  const { t, format } = useSpeech();
  const amount = (minor: number | null, currency: string) =>
    minor === null ? t("books.unknown") : format.money(minor, currency);
  const when = (at: Date) => format.moment(at, organisation.timeZone);
  const action: Column<DifferenceRow>[] = lookAfterHrefOf
    ? [
        {
          key: "act",
          label: t("organise.actions"),
          action: true,
          cell: ({ id, subject }) => (
            <ButtonLink
              look="plain"
              small
              href={lookAfterHrefOf(id)}
              aria-label={`${t("books.lookAfter")}: ${subject}`}
            >
              {t("books.lookAfter")}
            </ButtonLink>
          ),
        },
      ]
    : [];
  return (
    <Table
      caption={caption}
      columns={[
        {
          key: "what",
          label: t("books.what"),
          main: true,
          cell: (row) => (
            <div>
              {t(`books.kind-${row.kind}`)}
              <span className="row-detail">{endOf(row)}</span>
              <span className="row-detail address">{row.subject}</span>
            </div>
          ),
        },
        {
          key: "order",
          label: t("books.order"),
          cell: ({ order }) => (order ? <OrderLink slug={organisation.slug} order={order} /> : "–"),
        },
        {
          key: "ours",
          label: t("books.ours"),
          numeric: true,
          cell: ({ oursMinor, currency }) => amount(oursMinor, currency),
        },
        {
          key: "theirs",
          label: t("books.theirs"),
          numeric: true,
          cell: ({ theirsMinor, currency }) => amount(theirsMinor, currency),
        },
        { key: "since", label: t("books.since"), cell: ({ foundAt }) => when(foundAt) },
        ...action,
      ]}
      rows={differences}
      rowKey={({ id }) => id}
    />
  );

  /** What to do, or what was done. */
  function endOf({ kind, resolvedAt, note }: DifferenceRow): string {
    if (resolvedAt === null) return t(`books.todo-${kind}`);
    const at = when(resolvedAt);
    return note === "" ? t("books.byItself", { at }) : t("books.byHand", { at, note });
  }
}

function OrderLink({
  slug,
  order: { id, code, payerName, eventSlug },
}: {
  slug: string;
  order: NonNullable<DifferenceRow["order"]>;
}) {
  const { t } = useSpeech();
  const name = t("books.orderOf", { code, name: payerName });
  if (eventSlug === null) return <>{name}</>;
  return <a href={paths.orderMoney(slug, eventSlug, id)}>{name}</a>;
}
