import { useSpeech } from "~/i18n/locale-context";

export interface SeatGaugeProps {
  readonly taken: number;
  /** `null` when nobody counts: then only the number of people is shown. */
  readonly capacity: number | null;
}

/** How full it is, as figures ("38/40") with a thin bar below. */
export function SeatGauge({ taken, capacity }: SeatGaugeProps) {
  const { t, format } = useSpeech();
  if (capacity === null) return <span className="gauge-figures">{format.number(taken)}</span>;
  const share = capacity === 0 ? 100 : Math.min(100, (taken / capacity) * 100);
  return (
    <span className="gauge" data-full={taken >= capacity ? "" : undefined}>
      <span className="gauge-figures" aria-hidden="true">
        {format.number(taken)}/{format.number(capacity)}
      </span>
      <span className="visually-hidden">{t("ui.seatsTaken", { taken, capacity })}</span>
      <svg className="gauge-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="gauge-rail" width="100" height="4" />
        <rect className="gauge-fill" width={Math.round(share * 10) / 10} height="4" />
      </svg>
    </span>
  );
}
