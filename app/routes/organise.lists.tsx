import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { pairRoomMates } from "~/features/registration/commands/pair-room-mates.server";
import { readList } from "~/features/registration/commands/read-list.server";
import { revokeList, shareList } from "~/features/registration/commands/share-list.server";
import { ListTables } from "~/features/registration/components/list-tables";
import { RoomBoard } from "~/features/registration/components/room-board";
import { ShareList } from "~/features/registration/components/share-list";
import { askedList, topicsOf, type ListAsked } from "~/features/registration/domain/list-kinds";
import { lodgingsToArrange } from "~/features/registration/queries/rooms.server";
import { listsOfEvent } from "~/features/registration/queries/shared-lists.server";
import { shareListSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import { addDays, dateOf, instantOf } from "~/kernel/time";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { Tabs } from "~/ui/navigation";
import { Section } from "~/ui/section";

/** How long a shared list lives when nothing else is said: days after the event. */
const daysAfter = 3;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const [event, lists] = await Promise.all([
    organiserEvent(world, actor, ...of),
    listsOfEvent(world, actor, ...of),
  ]);
  const held = expectAccess(event, request);
  const rights = permissionsOf(held.membership.role);
  const { topics, shared } = expectAccess(lists, request);
  const asked = askedList(query, topics, rights["see-sensitive"]);
  const arranging = asked.kind === "rooming" && rights["manage-registrations"];
  const [sections, lodgings] = await Promise.all([
    readList(world, actor, ...of, { ...asked, withNames: true }, locale),
    arranging ? lodgingsToArrange(world, actor, ...of) : null,
  ]);
  const { endsAt, timeZone } = held.event.card;
  return {
    organisation: held.membership.organisation,
    rights,
    event: held.event,
    asked,
    topics,
    shared: shared.map(({ token, ...list }) => ({
      ...list,
      url: token && world.settings.url + paths.inLanguage(paths.sharedList(token), list.language),
    })),
    sections: expectAccess(sections, request),
    lodgings: lodgings && expectAccess(lodgings, request),
    expires: addDays(dateOf(endsAt, timeZone), daysAfter),
    now: world.now(),
    done: query.get("done"),
    title: `${speechOf(locale).t("table.lists")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const { event } = expectAccess(
    await organiserEvent(world, actor, ...of, "manage-registrations"),
    request,
  );
  const { topics } = expectAccess(await listsOfEvent(world, actor, ...of), request);
  const query = new URL(request.url).searchParams;
  const asked = askedList(query, topics, true);
  const values = await readValues(request);
  const form: FormState = { values, problems: [] };
  const there = (done: string, fragment: string) =>
    redirect(`${paths.lists(...of, { ...listQuery(asked), done })}#${fragment}`);
  switch (values["intent"] ?? "") {
    case "pair":
    case "apart": {
      const guests = (values["guests"] ?? "").split(",").concat(values["with"] ?? []);
      const paired = await pairRoomMates(
        world,
        actor,
        ...of,
        values["lodging"] ?? "",
        guests.filter(Boolean),
      );
      if (paired.ok) return there("paired", "rooms");
      throwAccess(paired.problem, request);
      return invalid(form, paired.problem);
    }
    case "revoke": {
      const revoked = await revokeList(world, actor, ...of, values["list"] ?? "");
      if (revoked.ok) return there("revoked", "shared");
      throwAccess(revoked.problem, request);
      return invalid(form);
    }
    case "share": {
      const read = checkValues(values, shareListSchema);
      if (!read.ok) return invalid(read.form);
      const { recipient, language, expires, names } = read.value;
      const until = instantOf(`${addDays(expires, 1)}T00:00`, event.card.timeZone);
      const shared = await shareList(
        world,
        actor,
        ...of,
        { ...asked, withNames: asked.kind !== "diets" || names === true },
        { recipient, language, expiresAt: found(until) },
      );
      if (shared.ok) return there("shared", "shared");
      throwAccess(shared.problem, request);
      return invalid(form, shared.problem);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function listQuery({
  kind,
  addOnIds,
  sessionIds,
}: Pick<ListAsked, "kind" | "addOnIds" | "sessionIds">) {
  return { list: kind, of: [...addOnIds, ...sessionIds].join(",") || undefined };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const doings = ["shared", "revoked", "paired"] as const;

export default function EventLists() {
  const {
    organisation,
    rights,
    event,
    asked,
    topics,
    shared,
    sections,
    lodgings,
    expires,
    now,
    done,
  } = useLoaderData<typeof loader>();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const { t, format } = useSpeech();
  const of = [organisation.slug, event.card.slug] as const;
  const doing = doings.find((known) => known === done);
  const kinds = (["rooming", "transport", "diets", "attendance"] as const).filter(
    (kind) => kind !== "diets" || rights["see-sensitive"],
  );
  const own = topicsOf(topics, asked.kind);
  const chosen = [...asked.addOnIds, ...asked.sessionIds];
  const query = listQuery(asked);
  const filled = sections.some(({ rows }) => rows.length > 0);
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="lists"
    >
      {!form && <DoneNotice sentence={doing && t(`table.done-${doing}`)} />}
      <Section title={t("table.lists")} lead={t("table.listsLead")} id="lists">
        <Tabs
          label={t("table.lists")}
          tabs={kinds.map((kind) => ({
            href: paths.lists(...of, { list: kind }),
            label: t(`table.list-${kind}`),
            current: kind === asked.kind,
          }))}
        />
        {own.length > 1 && (
          <nav className="list-topics print-hidden" aria-label={t(`table.list-${asked.kind}`)}>
            <ul>
              {[null, ...own].map((topic) => (
                <li key={topic?.id ?? ""}>
                  <a
                    href={paths.lists(...of, { list: asked.kind, of: topic?.id })}
                    aria-current={
                      (topic === null ? chosen.length === 0 : chosen.includes(topic.id))
                        ? "true"
                        : undefined
                    }
                  >
                    {topic?.name ?? t("table.any")}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {filled && (
          <div className="button-row print-hidden">
            <ButtonLink look="quiet" icon="download" href={paths.listFile(...of, "xlsx", query)}>
              {t("table.exportXlsx")}
            </ButtonLink>
            <ButtonLink look="quiet" icon="download" href={paths.listFile(...of, "csv", query)}>
              {t("table.exportCsv")}
            </ButtonLink>
          </div>
        )}
      </Section>
      {sections.length === 0 ? (
        <EmptyState icon="people" title={t("table.listEmpty")}>
          {t(`table.listEmpty-${asked.kind}`)}
        </EmptyState>
      ) : (
        <ListTables sections={sections} />
      )}
      {lodgings && filled && (
        <RoomBoard lodgings={lodgings} form={form?.values["lodging"] ? form : undefined} />
      )}
      {rights["manage-registrations"] && (
        <ShareList
          kind={asked.kind}
          shared={shared.map((list) => ({
            ...list,
            opened: list.openedAt && format.moment(list.openedAt, event.card.timeZone),
            until: format.date(list.expiresAt, event.card.timeZone),
          }))}
          language={event.language}
          expires={expires}
          sharing={filled}
          form={form?.values["intent"] === "share" ? form : undefined}
        />
      )}
    </EventFrame>
  );
}
