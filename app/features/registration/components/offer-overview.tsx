import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Button, ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Icon } from "~/ui/icon";
import { SeatGauge } from "~/ui/seat-gauge";
import { Section } from "~/ui/section";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { addOnPresets } from "../domain/add-on-presets";
import type { OfferEditor } from "../queries/offer-editor.server";
import { refundSentence } from "./refund-words";
import { addOnLine, codeLine, questionLine, saleWords, ticketPrices } from "./offer-words";

export interface OfferOverviewProps {
  readonly editor: OfferEditor;
  readonly now: Instant;
}

/** Everything an event offers and asks, each thing a link to where it is changed. */
export function OfferOverview({ editor, now }: OfferOverviewProps) {
  return (
    <>
      <Tickets editor={editor} now={now} />
      <Quotas editor={editor} />
      <AddOns editor={editor} />
      <Questions editor={editor} />
      <Codes editor={editor} />
      <Rules editor={editor} />
    </>
  );
}

type Part = Parameters<typeof paths.offerItem>[2];

function useHref({ membership, event }: OfferEditor) {
  const of = [membership.organisation.slug, event.card.slug] as const;
  return (part: Part, item: string, preset?: string) =>
    paths.offerItem(...of, part, item, { preset });
}

function Tickets({ editor, now }: OfferOverviewProps) {
  const speech = useSpeech();
  const { t } = speech;
  const href = useHref(editor);
  const { offer, sold } = editor;
  const [only] = offer.ticketTypes;
  const everybodyFree = offer.ticketTypes.length < 2 && (only === undefined || ticketIsPlain(only));
  return (
    <Section
      title={t("offer.ticketsTitle")}
      id="tickets"
      lead={t(everybodyFree ? "offer.ticketsNone" : "offer.ticketsLead")}
      actions={<Add href={href("tickets", "new")} label={t("offer.addTicket")} />}
    >
      <ul className="offer-list">
        {offer.ticketTypes.map((type, place) => (
          <Item
            key={type.id}
            icon="ticket"
            href={href("tickets", type.id)}
            name={type.name}
            lines={[
              ticketPrices(offer, type, speech),
              [
                saleWords(offer, type, now, speech) ?? t("offer.onSale"),
                ...(type.hidden ? [t("offer.isHidden")] : []),
                ...(type.onlyNetworkId
                  ? [
                      t("offer.onlyFor", {
                        network:
                          editor.networks.find(({ id }) => id === type.onlyNetworkId)?.name ?? "",
                      }),
                    ]
                  : []),
              ].join(" · "),
            ]}
            gauge={<SeatGauge taken={sold[type.id] ?? 0} capacity={type.pool?.size ?? null} />}
            move={{ part: "ticket-types", id: type.id, place, of: offer.ticketTypes.length }}
          />
        ))}
      </ul>
    </Section>
  );
}

/** A ticket as every event begins with: free, for everybody, without a window. */
function ticketIsPlain(type: OfferEditor["offer"]["ticketTypes"][number]): boolean {
  const { priceMinor, early, member, hidden, onlyNetworkId, saleFrom, saleUntil } = type;
  return (
    priceMinor === 0 &&
    !hidden &&
    [early, member, onlyNetworkId, saleFrom, saleUntil].every((said) => said === null)
  );
}

function Quotas({ editor }: { editor: OfferEditor }) {
  const { t, format } = useSpeech();
  const href = useHref(editor);
  const { quotas, ticketTypes } = editor.offer;
  if (ticketTypes.length < 2 && quotas.length === 0) return null;
  return (
    <Section
      title={t("offer.quotasTitle")}
      id="quotas"
      lead={t("offer.quotasLead")}
      actions={<Add href={href("quotas", "new")} label={t("offer.addQuota")} />}
    >
      {quotas.length > 0 && (
        <ul className="offer-list">
          {quotas.map(({ id, name, pool, ticketTypeIds }) => (
            <Item
              key={id}
              icon="people"
              href={href("quotas", id)}
              name={name}
              lines={[
                format.list(
                  ticketTypes
                    .filter((type) => ticketTypeIds.includes(type.id))
                    .map((type) => type.name),
                ),
              ]}
              gauge={<SeatGauge taken={pool.taken} capacity={pool.size} />}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddOns({ editor }: { editor: OfferEditor }) {
  const speech = useSpeech();
  const { t } = speech;
  const href = useHref(editor);
  const { offer, sold } = editor;
  return (
    <Section
      title={t("offer.addOnsTitle")}
      id="add-ons"
      lead={t("offer.addOnsLead")}
      actions={<Add href={href("add-ons", "new")} label={t("offer.addAddOn")} />}
    >
      {offer.addOns.length > 0 && (
        <ul className="offer-list">
          {offer.addOns.map((addOn, place) => (
            <Item
              key={addOn.id}
              icon={addOn.kind === "other" ? "add" : addOn.kind}
              href={href("add-ons", addOn.id)}
              name={addOn.name}
              lines={[addOnLine(offer, addOn, speech)]}
              gauge={<SeatGauge taken={sold[addOn.id] ?? 0} capacity={addOn.pool?.size ?? null} />}
              move={{ part: "add-ons", id: addOn.id, place, of: offer.addOns.length }}
            />
          ))}
        </ul>
      )}
      <div className="button-row">
        {addOnPresets.map((preset) => (
          <ButtonLink
            key={preset}
            look="quiet"
            small
            icon="add"
            href={href("add-ons", "new", preset)}
          >
            {t(`offer.preset-${preset}`)}
          </ButtonLink>
        ))}
      </div>
    </Section>
  );
}

function Questions({ editor }: { editor: OfferEditor }) {
  const speech = useSpeech();
  const { t } = speech;
  const href = useHref(editor);
  const { offer, answered } = editor;
  return (
    <Section
      title={t("offer.questionsTitle")}
      id="questions"
      lead={t("offer.questionsLead")}
      actions={<Add href={href("questions", "new")} label={t("offer.addQuestion")} />}
    >
      {offer.questions.length > 0 && (
        <ul className="offer-list">
          {offer.questions.map((question, place) => (
            <Item
              key={question.id}
              icon="discussion"
              href={href("questions", question.id)}
              name={question.label}
              lines={[
                questionLine(offer, question, speech),
                t("offer.answered", { count: answered[question.id] ?? 0 }),
              ]}
              move={{ part: "questions", id: question.id, place, of: offer.questions.length }}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Codes({ editor }: { editor: OfferEditor }) {
  const speech = useSpeech();
  const { t } = speech;
  const href = useHref(editor);
  const { offer, codes } = editor;
  return (
    <Section
      title={t("offer.codesTitle")}
      id="codes"
      lead={t("offer.codesLead")}
      actions={<Add href={href("codes", "new")} label={t("offer.addCode")} />}
    >
      {codes.length > 0 && (
        <ul className="offer-list">
          {codes.map((code) => (
            <Item
              key={code.id}
              icon="copy"
              href={href("codes", code.id)}
              name={<code>{code.code}</code>}
              lines={[codeLine(offer, code, speech)]}
              {...(code.pool
                ? { gauge: <SeatGauge taken={code.pool.taken} capacity={code.pool.size} /> }
                : {})}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Rules({ editor }: { editor: OfferEditor }) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { offer, membership, event } = editor;
  const until = (at: Instant | null) =>
    at ? format.moment(at, offer.timeZone) : t("offer.untilStart");
  return (
    <Section
      title={t("offer.rulesTitle")}
      id="rules"
      actions={
        <ButtonLink
          look="quiet"
          small
          icon="edit"
          href={paths.offerRules(membership.organisation.slug, event.card.slug)}
        >
          {t("offer.editRules")}
        </ButtonLink>
      }
    >
      <FactList
        facts={[
          {
            icon: "calendar",
            label: t("offer.registrationUntil"),
            value: until(offer.registrationUntil),
          },
          { icon: "edit", label: t("offer.changesUntil"), value: until(offer.changesUntil) },
          { icon: "close", label: t("offer.cancelUntil"), value: until(offer.cancelUntil) },
          {
            icon: "file",
            label: t("refunds.payTitle"),
            value: format.list(
              offer.payBy.map((way) =>
                t(way === "card" ? "refunds.payByCard" : "refunds.payByInvoice"),
              ),
            ),
          },
          {
            icon: "back",
            label: t("refunds.ruleTitle"),
            value: refundSentence(offer.refundRule, offer, speech),
          },
          {
            icon: "check",
            label: t("offer.approvalTitle"),
            value: t(offer.requiresApproval ? "offer.approvalYes" : "offer.approvalNo"),
          },
          {
            icon: "wait",
            label: t("offer.queueTitle"),
            value: `${t(offer.smallerFirst ? "offer.smallerFirstYes" : "offer.smallerFirstNo")} ${t("offer.offerHoursLine", { count: offer.offerHours })}`,
          },
        ]}
      />
    </Section>
  );
}

function Add({ href, label }: { href: string; label: string }) {
  return (
    <ButtonLink look="quiet" small icon="add" href={href}>
      {label}
    </ButtonLink>
  );
}

interface ItemProps {
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly href: string;
  readonly name: ReactNode;
  readonly lines: readonly string[];
  readonly gauge?: ReactNode;
  readonly move?: {
    readonly part: string;
    readonly id: string;
    readonly place: number;
    readonly of: number;
  };
}

/** One thing that is offered: a link to its form, what there is to know, and its place in the list. */
function Item({ icon, href, name, lines, gauge, move }: ItemProps) {
  return (
    <li className="offer-item">
      <Icon name={icon} />
      <div className="offer-body">
        <a className="offer-name" href={href}>
          {name}
        </a>
        {lines.map((line) => (
          <p key={line} className="row-detail">
            {line}
          </p>
        ))}
      </div>
      {gauge !== undefined && <div className="offer-gauge">{gauge}</div>}
      {move && move.of > 1 && <Move {...move} name={name} />}
    </li>
  );
}

function Move({ part, id, place, of, name }: NonNullable<ItemProps["move"]> & { name: ReactNode }) {
  const { t } = useSpeech();
  const button = (by: "-1" | "1") => (
    <Button
      look="plain"
      small
      icon={by === "-1" ? "up" : "down"}
      name="by"
      value={by}
      disabled={by === "-1" ? place === 0 : place === of - 1}
    >
      <VisuallyHidden>
        {t(by === "-1" ? "offer.moveUp" : "offer.moveDown")}: {name}
      </VisuallyHidden>
    </Button>
  );
  return (
    <form method="post" className="offer-move">
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="item" value={id} />
      {button("-1")}
      {button("1")}
    </form>
  );
}
