import type { WrittenPage } from "~/i18n/prose/define-prose";
import { Button, ButtonLink } from "../button";
import { CodeSample } from "../code-sample";
import { Details } from "../details";
import { DoneNotice } from "../done-notice";
import { EmptyState } from "../empty-state";
import { FactList } from "../fact-list";
import { Markdown } from "../markdown";
import { Menu, MenuGroup, MenuLink } from "../menu";
import { Breadcrumb, Pager, Tabs, Toolbar } from "../navigation";
import { Notice, type Tone } from "../notice";
import { Prose } from "../prose";
import { SearchForm } from "../search-form";
import { SeatGauge } from "../seat-gauge";
import { StatusChip, chipStatuses, type ChipStatus } from "../status-chip";
import { SumRow, Sums } from "../sums";
import { Table } from "../table";
import { TextInput } from "../text-input";

const tones: readonly Tone[] = ["info", "success", "warning", "danger"];

interface Guest {
  readonly name: string;
  readonly company: string;
  readonly status: ChipStatus;
  readonly mail: ChipStatus;
  readonly seats: number;
}

const guests: readonly Guest[] = [
  {
    name: "Åshild Bjørnstadødegård",
    company: "Øvre Romerike Næringseiendomsutvikling AS",
    status: "confirmed",
    mail: "sent",
    seats: 4,
  },
  {
    name: "Östen Ängqvist",
    company: "Mälardalens Automation AB",
    status: "waitlisted",
    mail: "queued",
    seats: 12,
  },
  {
    name: "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley",
    company: "Fjordgrid",
    status: "cancelled",
    mail: "failed",
    seats: 1,
  },
];

const prose: Pick<WrittenPage, "sections"> = {
  sections: [
    {
      id: "prose-one",
      title: "En del med ord",
      blocks: [
        {
          kind: "paragraph",
          items: [["Et avsnitt med ", { words: "en lenke", target: "help" }, " midt i setningen."]],
        },
        {
          kind: "list",
          items: [["Det første."], ["Det andre, som er litt lengre enn det første."]],
        },
      ],
      sections: [
        {
          id: "prose-two",
          title: "Et spørsmål i delen",
          blocks: [{ kind: "paragraph", items: [["Og svaret på det."]] }],
          sections: [],
        },
      ],
    },
  ],
};
/** What an organiser may write. */
const written = `Et avsnitt med **fet**, *skrå* og \`kode\`,
og en linje til med [en lenke](https://example.org).

# Overskrift
- Ett punkt
- Et til
  1. med tall
  2. under seg

## Mindre overskrift
> Et sitat.

---

Siste avsnitt.`;

/** Everything that is neither a control nor an event. */
export function Parts() {
  return (
    <>
      <CodeSample
        label="HTML"
        code={
          '<script async src="https://treff.example/embed/treff.js"></script>\n<treff-events organiser="en-organisasjon-med-et-langt-navn" limit="10" lang="nb"></treff-events>'
        }
      />
      <Breadcrumb
        crumbs={[
          { href: "/organise", label: "Arrangør" },
          { href: "/organise/viken", label: "Østviken næringssamarbeid" },
        ]}
      />
      <Tabs
        label="Arrangementet"
        tabs={[
          { href: "#overview", label: "Oversikt", current: true },
          { href: "#programme", label: "Program" },
          { href: "#registrations", label: "Påmeldinger", count: 1238 },
          { href: "#mail", label: "E-post", count: 0 },
        ]}
      />
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title="Tre plasser mangler navn">
          Send lenkene på nytt, eller fyll inn navnene selv. <a href="#top">Se hvem det gjelder</a>
        </Notice>
      ))}
      <DoneNotice sentence="Arrangementet er publisert." />
      <p className="chips">
        {chipStatuses.map((status) => (
          <StatusChip key={status} status={status} />
        ))}
        <StatusChip status="waitlisted" detail="nr. 4" />
      </p>
      <FactList
        facts={[
          { icon: "calendar", label: "Når", value: "onsdag 1.–torsdag 2. september" },
          { icon: "place", label: "Sted", value: "Moss kulturhus, Kirkegata 4, 1531 Moss" },
          { icon: "phone", label: "Spørsmål", value: <a href="tel:+4700000000">00 00 00 00</a> },
        ]}
      />
      <Sums>
        <SumRow label="Eks. mva" amount="11 994,00 kr" />
        <SumRow label="Mva 25 % av 11 994,00 kr" amount="2 998,50 kr" />
        <SumRow label="I alt" amount="14 992,50 kr" />
      </Sums>
      <Toolbar
        label="Finn i listen"
        end={
          <ButtonLink href="#csv" look="quiet" icon="download">
            Last ned
          </ButtonLink>
        }
      >
        <TextInput name="q" label="Søk etter navn eller foretak" type="search" />
        <Button look="quiet" icon="search">
          Søk
        </Button>
      </Toolbar>
      <SearchForm
        action="#search"
        label="Søk etter navn, e-post eller bedrift"
        submitLabel="Søk"
        value="Næringseiendom"
        clear={{ href: "#search", label: "Vis alle" }}
      />
      <Table
        caption="Påmeldte"
        rows={guests}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", label: "Navn", main: true, cell: ({ name }) => name },
          { key: "company", label: "Foretak", cell: ({ company }) => company },
          { key: "status", label: "Status", cell: ({ status }) => <StatusChip status={status} /> },
          { key: "mail", label: "E-post", cell: ({ mail }) => <StatusChip status={mail} /> },
          { key: "seats", label: "Plasser", numeric: true, cell: ({ seats }) => seats },
          {
            key: "do",
            label: "Handlinger",
            action: true,
            cell: () => (
              <ButtonLink href="#one" look="quiet" small>
                Åpne
              </ButtonLink>
            ),
          },
        ]}
      />
      <Table
        caption="Ingen påmeldte"
        rows={[]}
        rowKey={String}
        columns={[]}
        empty={<EmptyState icon="search" title="Ingen treff" />}
      />
      <Table
        compact
        showCaption
        caption="Påmeldte, tett på en telefon"
        rows={guests}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", label: "Navn", main: true, cell: ({ name }) => name },
          { key: "company", label: "Foretak", plain: true, cell: ({ company }) => company },
          {
            key: "status",
            label: "Status",
            plain: true,
            cell: ({ status }) => <StatusChip status={status} />,
          },
          { key: "seats", label: "Plasser", numeric: true, cell: ({ seats }) => seats },
        ]}
      />
      <Pager page={1} more hrefOf={(page) => `?page=${page}`} />
      <Pager page={2} pages={14} hrefOf={(page) => `?page=${page}`} />
      <p className="chips">
        <SeatGauge taken={0} capacity={40} />
        <SeatGauge taken={38} capacity={40} />
        <SeatGauge taken={1250} capacity={1250} />
        <SeatGauge taken={17} capacity={null} />
      </p>
      <div>
        <Details summary="Slik kommer du dit" note="12 min fra stasjonen">
          Tog til Moss, så buss 200 til Kulturhuset.
        </Details>
        <Details summary="Hva bør jeg ha med?" open>
          Sko du kan gå ute i, og tre ting du vil fortelle om foretaket ditt.
        </Details>
      </div>
      <Prose page={prose} hrefOf={(target) => `#${target}`} />
      <Menu label="Flere valg" icon="settings" group="showroom">
        <MenuGroup title="Onsdag 1. september">
          <MenuLink href="#parts">Ett valg</MenuLink>
          <MenuLink href="#parts">Et annet valg</MenuLink>
        </MenuGroup>
        <MenuGroup>
          <MenuLink href="#parts">Noe for seg selv</MenuLink>
        </MenuGroup>
      </Menu>
      <Markdown text={written} />
      <EmptyState
        icon="people"
        title="Ingen påmeldte ennå"
        action={
          <ButtonLink href="#share" look="quiet" icon="send">
            Del lenken
          </ButtonLink>
        }
      >
        Når den første melder seg på, ser du det her.
      </EmptyState>
    </>
  );
}
