import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Select, TextInput } from "~/ui/text-input";
import { messageKinds, secretKinds, type MessageKind } from "../domain/message-kinds";

export interface OutboxFiltersProps {
  /** The list's address without its query. */
  readonly action: string;
  readonly kind: MessageKind | null;
  readonly search: string;
  /** What stays as it is. */
  readonly kept: Readonly<Record<string, string | null>>;
  /** The way back to the whole list. */
  readonly clearHref: string;
}

/** Narrows a list of mails to one kind and to a recipient. */
export function OutboxFilters({ action, kind, search, kept, clearHref }: OutboxFiltersProps) {
  const { t } = useSpeech();
  const kinds = (Object.keys(messageKinds) as MessageKind[]).filter(
    (known) => !secretKinds.includes(known),
  );
  return (
    <form method="get" action={action} role="search" className="outbox-filters">
      {Object.entries(kept).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <TextInput
        name="q"
        type="search"
        label={t("outbox.find")}
        defaultValue={search}
        autoComplete="off"
      />
      <Select
        name="kind"
        label={t("outbox.kind")}
        defaultValue={kind ?? ""}
        placeholder={t("outbox.anyKind")}
        options={kinds.map((known) => ({ value: known, label: t(`organise.mail-${known}`) }))}
      />
      <Button look="quiet" icon="search">
        {t("outbox.show")}
      </Button>
      {(kind !== null || search !== "") && <a href={clearHref}>{t("outbox.showAll")}</a>}
    </form>
  );
}
