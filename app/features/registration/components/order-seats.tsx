import { useSpeech } from "~/i18n/locale-context";
import { CopyField } from "~/ui/copy-field";
import { Section } from "~/ui/section";
import { StatusChip } from "~/ui/status-chip";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { OrderPage } from "../queries/seat-page.server";
import { chipOf } from "./seat-facts";

/** A contact's seats, each with the link that names, changes or gives it back. */
export function OrderSeats({
  seats,
  linkOf,
}: {
  seats: OrderPage["seats"];
  linkOf: (token: string) => string;
}) {
  const { t } = useSpeech();
  return (
    <ol className="order-seats">
      {seats.map((seat) => (
        <li key={seat.id}>
          <Section
            level={3}
            title={seat.name ?? t("register.seatNumber", { number: seat.number })}
            lead={[seat.email, seat.group].filter(Boolean).join(" · ") || undefined}
            actions={
              <StatusChip
                status={
                  seat.status === "confirmed" && seat.email === null
                    ? "unnamed"
                    : chipOf(seat.status)
                }
              />
            }
          >
            {seat.status !== "cancelled" && seat.email === null && (
              <CopyField
                name={`seat-${seat.number}`}
                label={t("register.seatLink", { number: seat.number })}
                value={linkOf(seat.token)}
              />
            )}
            {seat.status !== "cancelled" && (
              <p>
                <a href={linkOf(seat.token)}>
                  {seat.email === null ? t("register.nameSeat") : t("register.openSeat")}
                  <VisuallyHidden>
                    {" "}
                    {t("register.seatNumber", { number: seat.number })}
                  </VisuallyHidden>
                </a>
              </p>
            )}
          </Section>
        </li>
      ))}
    </ol>
  );
}
