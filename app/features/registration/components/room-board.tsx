import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";
import { Select } from "~/ui/text-input";
import type { Lodging } from "../queries/rooms.server";

/** Who shares a room and why, with what an organiser can change about it. Nothing for rooms nobody shares. */
export function RoomBoard({
  lodgings,
  form,
}: {
  lodgings: readonly Lodging[];
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { errors } = useFields(form);
  const shared = lodgings.filter(({ sharedBy, guests }) => sharedBy > 1 && guests.length > 1);
  if (shared.length === 0) return null;
  return (
    <div className="print-hidden">
      <Section title={t("table.roommates")} lead={t("table.roommatesLead")} id="rooms">
        <ErrorSummary errors={errors} />
        {shared.map((lodging) => (
          <Rooms
            key={lodging.id}
            lodging={lodging}
            open={shared.length === 1 || form?.values["lodging"] === lodging.id}
          />
        ))}
      </Section>
    </div>
  );
}

function Rooms({ lodging, open }: { lodging: Lodging; open: boolean }) {
  const { t, format } = useSpeech();
  const { guests, plan, sharedBy } = lodging;
  const byId = new Map(guests.map((guest) => [guest.id, guest]));
  const nameOf = (id: string) => byId.get(id)?.name || t("table.unnamed");
  const full = plan.rooms.filter((room) => room.guests.length > 1);
  const alone = plan.rooms
    .filter((room) => room.guests.length === 1)
    .flatMap((room) => room.guests);
  const roomy = plan.rooms.filter((room) => room.guests.length < sharedBy);
  return (
    <Details
      summary={lodging.name}
      note={t("table.roomCount", { count: plan.rooms.length, guests: guests.length })}
      open={open}
    >
      <ul className="rooms">
        {plan.suggestions.map(({ guest, with: other }) => (
          <li key={`${guest}-${other}`} className="room room-suggested">
            <span>{t("table.suggestion", { guest: nameOf(guest), other: nameOf(other) })}</span>
            <RoomForm
              lodging={lodging.id}
              guests={[...roomOf(plan, guest), ...roomOf(plan, other)]}
            >
              <Button
                look="quiet"
                small
                name="intent"
                value="pair"
                aria-label={t("table.togetherNamed", {
                  guest: nameOf(guest),
                  other: nameOf(other),
                })}
              >
                {t("table.together")}
              </Button>
            </RoomForm>
          </li>
        ))}
        {full.map((room) => {
          const names = format.list(room.guests.map(nameOf));
          return (
            <li key={room.guests.join()} className="room">
              <span>
                {names}
                <span className="row-detail">
                  {t(room.by === "wish" ? "table.by-wish" : "table.by-organiser")}
                </span>
              </span>
              <form method="post">
                <input type="hidden" name="lodging" value={lodging.id} />
                <input type="hidden" name="guests" value={room.guests[0]} />
                <Button
                  look="plain"
                  small
                  name="intent"
                  value="apart"
                  aria-label={t("table.apartNamed", { names })}
                >
                  {t("table.apart")}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      {alone.length > 0 && roomy.length > 1 && (
        <form method="post" className="pair-form">
          <input type="hidden" name="lodging" value={lodging.id} />
          <Select
            id={`guests-${lodging.id}`}
            name="guests"
            label={t("table.pairWho")}
            options={alone.map((id) => ({
              value: id,
              label: wished(nameOf(id), byId.get(id)?.wish ?? "", (name) =>
                t("table.wants", { name }),
              ),
            }))}
          />
          <Select
            id={`with-${lodging.id}`}
            name="with"
            label={t("table.pairWith")}
            placeholder="–"
            options={roomy.map((room) => ({
              value: room.guests.join(","),
              label: format.list(room.guests.map(nameOf)),
            }))}
          />
          <Button look="quiet" name="intent" value="pair">
            {t("table.together")}
          </Button>
        </form>
      )}
    </Details>
  );
}

function RoomForm({
  lodging,
  guests,
  children,
}: {
  lodging: string;
  guests: readonly string[];
  children: React.ReactNode;
}) {
  return (
    <form method="post">
      <input type="hidden" name="lodging" value={lodging} />
      <input type="hidden" name="guests" value={guests.join(",")} />
      {children}
    </form>
  );
}

function roomOf(plan: Lodging["plan"], guest: string): readonly string[] {
  return plan.rooms.find((room) => room.guests.includes(guest))?.guests ?? [guest];
}

function wished(name: string, wish: string, words: (wish: string) => string): string {
  return wish === "" ? name : `${name}, ${words(wish)}`;
}
