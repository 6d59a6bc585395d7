import { Button, ButtonLink } from "../button";
import { Checkbox, RadioGroup } from "../choice";
import { CopyField } from "../copy-field";
import { ErrorSummary } from "../error-summary";
import { FieldRow, Fieldset } from "../fieldset";
import { FileInput } from "../file-input";
import { Island } from "../island";
import { DateTimeInput, Select, TextArea, TextInput } from "../text-input";

/** Every control in every state, as the showroom hangs them. */
export function Forms() {
  return (
    <>
      <div className="button-row">
        <Button type="button">Meld deg på</Button>
        <Button type="button" look="quiet" icon="calendar-add">
          Legg i kalenderen
        </Button>
        <Button type="button" look="danger" icon="remove">
          Avlys arrangementet
        </Button>
        <Button type="button" look="plain">
          Avbryt
        </Button>
        <Button type="button" disabled>
          Lagrer
        </Button>
        <ButtonLink href="#top" look="quiet" small icon="edit">
          Endre
        </ButtonLink>
      </div>
      <ErrorSummary
        errors={[
          { field: "seats[0].email", message: "E-postadressen mangler et @-tegn." },
          { field: "ticket", message: "Velg en billettype." },
          { message: "Plassene ble holdt av i ti minutter og er nå frigitt." },
        ]}
      />
      <form method="post" action="#top">
        <Fieldset
          legend="Kontaktperson"
          lead="Den som får bekreftelsen og kan endre påmeldingen for alle."
        >
          <FieldRow>
            <TextInput
              name="contact.name"
              label="Navn"
              autoComplete="name"
              defaultValue="Åshild Bjørnstadødegård"
            />
            <TextInput name="phone" label="Telefon" type="tel" autoComplete="tel" optional />
          </FieldRow>
          <TextInput
            name="seats[0].email"
            label="E-post"
            type="email"
            autoComplete="email"
            hint="Hit sendes billett og kalenderinvitasjon."
            error="E-postadressen mangler et @-tegn."
            defaultValue="ashild.example.no"
          />
          <TextInput name="postcode" label="Postnummer" size="short" inputMode="numeric" />
          <FileInput name="programme" label="Program" hint="PDF, høyst 20 MB." optional />
          <FileInput
            name="picture"
            label="Bilde"
            error="Bildet må være JPEG, PNG, WebP eller AVIF."
          />
        </Fieldset>
        <Fieldset
          legend="Deltaker 1"
          action={
            <Button type="button" look="plain" small>
              Fjern
            </Button>
          }
        >
          <RadioGroup
            name="ticket"
            label="Billettype"
            error="Velg en billettype."
            options={[
              {
                value: "both",
                label: "Begge dager med hotell",
                hint: "Middag og overnatting på Refsnes Gods",
                detail: "2 450 kr",
              },
              {
                value: "day",
                label: "Bare første dag",
                hint: "Lunsj i kulturhuset",
                detail: "Gratis",
              },
              { value: "student", label: "Student", detail: "Fullt", disabled: true },
            ]}
          />
          <RadioGroup
            name="language"
            label="Språk i e-post"
            defaultValue="nb"
            optional
            options={[
              { value: "nb", label: "Norsk" },
              { value: "sv", label: "Svenska" },
              { value: "en", label: "English" },
            ]}
          />
          <Checkbox
            name="share"
            label="Vis foretaket mitt i deltakerlisten"
            hint="Navnet ditt vises ikke."
            defaultChecked
          />
          <Checkbox
            name="terms"
            label="Jeg har lest hvordan opplysningene brukes"
            error="Kryss av for å gå videre."
          />
          <FieldRow>
            <DateTimeInput
              name="from"
              label="Starter"
              hint="Klokken i Oslo"
              defaultValue="2027-09-01T10:00"
            />
            <DateTimeInput
              name="to"
              label="Slutter"
              hint="Klokken i Oslo"
              defaultValue="2027-09-02T15:00"
            />
          </FieldRow>
          <Select
            name="zone"
            label="Tidssone"
            size="medium"
            options={[
              { value: "Europe/Oslo", label: "Oslo" },
              { value: "Europe/London", label: "London" },
            ]}
          />
          <TextArea
            name="needs"
            label="Mat og tilrettelegging"
            optional
            hint="Leses bare av dem som lager maten, og slettes etterpå."
          />
        </Fieldset>
        <Seat index="1" number="2" />
        <div className="button-row">
          <Button wide>Meld på to personer</Button>
        </div>
        <Island name="submit-once" />
      </form>
      <CopyField
        name="feed"
        label="Din egen kalender"
        hint="Lim adressen inn i kalenderen din; endringer kommer av seg selv."
        value="https://treff.example.no/feeds/5Xq9mZr2c8PwJ4tLkA7nVb3sYd6Hf1Qe.ics"
      />
    </>
  );
}

function Seat({ index, number }: { index: string; number: string }) {
  return (
    <Fieldset legend={`Deltaker ${number}`}>
      <FieldRow>
        <TextInput
          name={`seats[${index}].name`}
          label="Navn"
          optional
          hint="Kan fylles inn senere"
        />
        <TextInput name={`seats[${index}].email`} label="E-post" type="email" optional />
      </FieldRow>
    </Fieldset>
  );
}
