import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { RuleLine, RuleOutlook, SentLine } from "../queries/reminder-rules.server";
import type { RuleChoices } from "../queries/rule-scope.server";
import { dayAndTime, ruleSentence } from "./rule-words";

export interface RuleListProps {
  readonly organisation: string;
  /** The event they are shown for; `null` for the organisation's own. */
  readonly event: { readonly slug: string; readonly status: string } | null;
  readonly rules: readonly RuleLine[];
  readonly choices: RuleChoices;
  readonly editing: boolean;
}

/** Rules in plain sentences, each with what it does next and what can be done with it. */
export function RuleList({ organisation, event, rules, choices, editing }: RuleListProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <ul className="rules">
      {rules.map((line) => {
        const sentence = ruleSentence(line.rule, choices, speech);
        return (
          <li key={line.id} className={line.active ? "rule" : "rule rule-off"}>
            <Icon name={line.active ? "bell" : "ban"} />
            <div className="rule-body">
              <p className="rule-sentence">{sentence}</p>
              <p className="row-detail">
                <RuleNote line={line} event={event} />
              </p>
              <p className="row-detail">{marksOf(line, event !== null, t).join(" · ")}</p>
              {editing && (
                <RuleActions
                  line={line}
                  sentence={sentence}
                  href={paths.reminderRule(organisation, event?.slug ?? null, line.id)}
                  inEvent={event !== null}
                />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function marksOf(
  { from, rule }: RuleLine,
  inEvent: boolean,
  t: ReturnType<typeof useSpeech>["t"],
): string[] {
  return [
    ...(inEvent && from === "organisation" ? [t("reminders.fromOrganisation")] : []),
    ...(from === "changed" ? [t("reminders.changedHere")] : []),
    ...(Object.keys(rule.words).length > 0 ? [t("reminders.ownWords")] : []),
  ];
}

function RuleNote({ line, event }: { line: RuleLine; event: RuleListProps["event"] }) {
  const { t } = useSpeech();
  if (line.outlook === null) return t("reminders.isOff");
  if (event?.status === "cancelled" || event?.status === "archived")
    return t("reminders.isCancelled");
  return (
    <>
      <Outlook
        outlook={line.outlook}
        afterOrder={line.rule.anchor === "order"}
        inEvent={event !== null}
      />
      {event?.status === "draft" && (
        <>
          <br />
          {t("reminders.whenPublished")}
        </>
      )}
    </>
  );
}

function Outlook(props: {
  outlook: RuleOutlook;
  afterOrder: boolean;
  inEvent: boolean;
}): ReactNode {
  const { outlook, afterOrder, inEvent } = props;
  const speech = useSpeech();
  const { t } = speech;
  if (afterOrder) return t("reminders.afterOrders", { count: outlook.orders });
  const [next] = outlook.next;
  if (!next)
    return outlook.past && inEvent
      ? t("reminders.isPast", { when: dayAndTime(outlook.past, props.outlook.zone, speech) })
      : t("reminders.nothingAhead");
  const more = outlook.times - 1;
  return (
    <>
      <DepartureLine departure={next} inEvent={inEvent} />
      {more > 0 && `, ${t("reminders.more", { count: more })}`}
    </>
  );
}

/** `38 personer, tirsdag 31. august kl. 08:00`, and of what where that is not plain. */
export function DepartureLine({
  departure,
  inEvent,
}: {
  departure: RuleOutlook["next"][number];
  inEvent: boolean;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const { at, event, session } = departure;
  const said = {
    people: t("reminders.people", { count: departure.people }),
    when: dayAndTime(at, event.timeZone, speech),
  };
  const what = [...(inEvent ? [] : [event.title]), ...(session ? [session.title] : [])].join(" · ");
  return what === "" ? t("reminders.next", said) : t("reminders.nextOf", { ...said, what });
}

function RuleActions(props: { line: RuleLine; sentence: string; href: string; inEvent: boolean }) {
  const { line, sentence, href, inEvent } = props;
  const { t } = useSpeech();
  const about = <VisuallyHidden>: {sentence}</VisuallyHidden>;
  const removable = inEvent ? line.from === "event" : !line.builtIn;
  const turns = [
    { intent: "test", label: t("reminders.test"), shown: line.active },
    { intent: "off", label: t("reminders.turnOff"), shown: line.active },
    { intent: "on", label: t("reminders.turnOn"), shown: !line.active },
    { intent: "reset", label: t("reminders.reset"), shown: line.from === "changed" },
    { intent: "remove", label: t("reminders.remove"), shown: removable },
  ];
  return (
    <form method="post" className="rule-actions">
      <input type="hidden" name="rule" value={line.id} />
      <ButtonLink look="quiet" small href={href}>
        {t("reminders.edit")}
        {about}
      </ButtonLink>
      {turns
        .filter(({ shown }) => shown)
        .map(({ intent, label }) => (
          <Button key={intent} look="plain" small name="intent" value={intent}>
            {label}
            {about}
          </Button>
        ))}
    </form>
  );
}

export interface SentListProps {
  readonly sent: readonly SentLine[];
  readonly choices: RuleChoices;
  readonly timeZone: string;
}

/** What rules have sent: how many mails, and when last. */
export function SentList({ sent, choices, timeZone }: SentListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const when = (at: Instant) => dayAndTime(at, timeZone, speech);
  return (
    <ul className="rules">
      {sent.map(({ ruleId, rule, at, people }) => (
        <li key={ruleId} className="rule">
          <Icon name="send" />
          <div className="rule-body">
            <p className="rule-sentence">{ruleSentence(rule, choices, speech)}</p>
            <p className="row-detail">
              {t("reminders.sentLine", {
                people: t("reminders.people", { count: people }),
                when: when(at),
              })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
