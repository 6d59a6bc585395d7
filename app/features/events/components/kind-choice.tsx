import { useSpeech } from "~/i18n/locale-context";
import { eventKinds, type EventKind } from "../domain/event-words";

/** The kinds of event as ways to begin one, each with a sentence on what it brings along. */
export function KindChoice({ hrefOf }: { hrefOf: (kind: EventKind) => string }) {
  const { t } = useSpeech();
  return (
    <ul className="kinds">
      {eventKinds.map((kind) => (
        <li key={kind}>
          <a className="kind" href={hrefOf(kind)}>
            <span className="kind-name">{t(`eventView.kind-${kind}`)}</span>
            <span className="kind-hint">{t(`organise.kindHint-${kind}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
