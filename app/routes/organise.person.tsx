import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personPage } from "~/features/privacy/queries/people.server";
import { AnswerChip } from "~/features/registration/components/answer-chip";
import { chipOf } from "~/features/registration/components/seat-facts";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { dateOf } from "~/kernel/time";
import { paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FactList } from "~/ui/fact-list";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { StatusChip } from "~/ui/status-chip";
import { Table } from "~/ui/table";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["person"])] as const;
  const { membership, person } = expectAccess(await personPage(world, actor, ...of), request);
  return {
    organisation: membership.organisation,
    person,
    title: `${speechOf(locale).t("privacy.people")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Person() {
  const { organisation, person } = useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  const { slug } = organisation;
  return (
    <Page
      width="wide"
      hue={organisation.accentHue}
      breadcrumb={
        <Breadcrumb
          crumbs={[
            { href: paths.organise(slug), label: organisation.name },
            { href: paths.people(slug), label: t("privacy.people") },
          ]}
        />
      }
      title={person.name || person.email}
    >
      <FactList
        facts={[
          { icon: "mail", label: t("register.email"), value: person.email },
          person.company === null
            ? null
            : { icon: "company", label: t("register.company"), value: person.company },
        ]}
      />
      <Section title={t("privacy.registrations")} id="registrations">
        <Table
          caption={t("privacy.registrations")}
          columns={[
            {
              key: "event",
              label: t("privacy.eventColumn"),
              main: true,
              cell: ({ event }) => (
                <a href={paths.manageRegistrations(slug, event.slug)}>{event.title}</a>
              ),
            },
            {
              key: "when",
              label: t("privacy.whenColumn"),
              cell: ({ event }) => format.isoDate(dateOf(event.startsAt, event.timeZone)),
            },
            {
              key: "status",
              label: t("privacy.statusColumn"),
              cell: ({ status }) => <StatusChip status={chipOf(status)} />,
            },
            {
              key: "answer",
              label: t("inbound.answerColumn"),
              cell: ({ answer }) => (answer ? <AnswerChip answer={answer} /> : "–"),
            },
          ]}
          rows={person.registrations}
          rowKey={({ id }) => id}
          empty={<EmptyState icon="person" title={t("privacy.noRegistrations")} />}
        />
      </Section>
      <Section title={t("privacy.handOut")} lead={t("privacy.handOutLead")} id="hand-out">
        <div>
          <ButtonLink look="quiet" href={paths.personFile(slug, person.id)} download>
            {t("privacy.download")}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t("privacy.erase")} lead={t("privacy.eraseLead")} id="erase">
        <div>
          <ButtonLink look="danger" href={paths.erasePerson(slug, person.id)}>
            {t("privacy.eraseOpen")}
          </ButtonLink>
        </div>
      </Section>
    </Page>
  );
}
