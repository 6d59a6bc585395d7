import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import type { NamedCounter } from "../queries/event-counters.server";
import { counterWords } from "./queue-words";

/** How full everything is that is counted: the event, its ticket types and quotas, add-ons and sessions. */
export function QueueCounters({ counters }: { counters: readonly NamedCounter[] }) {
  const speech = useSpeech();
  const { t, format } = speech;
  return (
    <Section id="places" title={t("queue.places")}>
      <Table
        caption={t("queue.places")}
        compact
        rows={counters}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "what",
            label: t("queue.what"),
            main: true,
            cell: ({ id }) => counterWords({ counters, names: {} }, id, speech),
          },
          {
            key: "free",
            label: t("queue.free"),
            numeric: true,
            cell: ({ size, taken }) => format.number(Math.max(0, size - taken)),
          },
          {
            key: "taken",
            label: t("queue.taken"),
            numeric: true,
            cell: ({ size, taken }) => t("queue.takenOf", { taken, size }),
          },
          {
            key: "waiting",
            label: t("queue.waitingCount"),
            numeric: true,
            cell: ({ waiting }) => format.number(waiting),
          },
        ]}
      />
    </Section>
  );
}
