import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import { speechOf } from "~/i18n/speech";
import { nightColours } from "./letter-colours";
import type { Block, ChangeRow, FactRow, Letter, ProgrammeRow, SeatRow } from "./letter-model";
import { nightStyles, stylesOf, type Styles } from "./letter-styles";
import { WrittenView } from "./written-view";

/** How an organisation's letters look. */
export interface LetterLook {
  /** Stands at the head and in the last line; empty for letters of the installation itself. */
  readonly organisationName: string;
  /** The hue (0–359) of its accent. */
  readonly accentHue: number;
}

/** A letter as a page for mail programs: tables, inline styles, nothing from elsewhere. Its blocks are given. */
export function LetterPage({
  letter,
  look,
  children,
}: {
  letter: Omit<Letter, "blocks">;
  look: LetterLook;
  children?: ReactNode;
}) {
  const { t } = speechOf(letter.locale);
  const styles = stylesOf(look.accentHue);
  const sender = look.organisationName
    ? t("mail.sentBy", { organisation: look.organisationName })
    : t("mail.sentByTreff");
  return (
    <Html lang={letter.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{letter.subject}</title>
        <style>{nightStyles(nightColours(look.accentHue))}</style>
      </Head>
      <Body className="paper" style={styles.body}>
        <div style={styles.preheader}>{letter.preheader}</div>
        <Container style={styles.container}>
          <Section>
            <Text className="accent" style={styles.sender}>
              {look.organisationName || t("common.appName")}
            </Text>
            {children}
            <Hr className="line" style={styles.lastLine} />
            <Text className="quiet" style={styles.small}>
              {sender}
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** One block of a letter in the colours of `hue`. */
export function LetterBlock({ block, hue }: { block: Block; hue: number }) {
  return <BlockView block={block} styles={stylesOf(hue)} />;
}

function BlockView({ block, styles }: { block: Block; styles: Styles }): ReactNode {
  switch (block.type) {
    case "heading":
      return (
        <Heading as="h1" className="ink" style={styles.heading}>
          {block.text}
        </Heading>
      );
    case "paragraph":
      return (
        <Text className="ink" style={styles.text}>
          {block.text}
        </Text>
      );
    case "small":
      return (
        <Text className="quiet" style={styles.small}>
          {block.text}
        </Text>
      );
    case "code":
      return (
        <Text className="ink line" style={styles.code}>
          {block.text}
        </Text>
      );
    case "button":
      return (
        <Section style={styles.press}>
          <Button className="button" href={block.url} style={styles.button}>
            {block.label}
          </Button>
        </Section>
      );
    case "link":
      return (
        <Text style={styles.text}>
          <Link className="accent" href={block.url} style={styles.link}>
            {block.label}
          </Link>
        </Text>
      );
    case "written":
      return <WrittenView blocks={block.blocks} styles={styles} />;
    case "facts":
      return (
        <Section style={styles.group}>
          {block.rows.map((row) => (
            <Fact key={row.label} row={row} styles={styles} />
          ))}
        </Section>
      );
    case "changes":
      return (
        <Section style={styles.group}>
          {block.rows.map((row, index) => (
            <Change key={index} row={row} styles={styles} />
          ))}
        </Section>
      );
    case "programme":
      return (
        <Section style={styles.group}>
          <Subheading text={block.title} styles={styles} />
          {block.days.map(({ title, rows }) => (
            <Section key={title} style={styles.day}>
              <Text className="accent" style={styles.dayTitle}>
                {title}
              </Text>
              {rows.map((row, index) => (
                <Item key={index} row={row} styles={styles} />
              ))}
            </Section>
          ))}
        </Section>
      );
    case "seats":
      return (
        <Section style={styles.group}>
          <Subheading text={block.title} styles={styles} />
          {block.rows.map((row, index) => (
            <Seat key={index} row={row} styles={styles} />
          ))}
        </Section>
      );
  }
}

function Subheading({ text, styles }: { text: string; styles: Styles }) {
  return (
    <Heading as="h2" className="ink" style={styles.subheading}>
      {text}
    </Heading>
  );
}

function Fact({ row, styles }: { row: FactRow; styles: Styles }) {
  return (
    <Row className="line" style={styles.row}>
      <Column className="quiet" style={styles.label}>
        {row.label}
      </Column>
      <Column className="ink" style={styles.value}>
        {row.url ? (
          <Link className="accent" href={row.url} style={styles.link}>
            {row.value}
          </Link>
        ) : (
          row.value
        )}
      </Column>
    </Row>
  );
}

function Change({ row: { title, before, after }, styles }: { row: ChangeRow; styles: Styles }) {
  return (
    <Row className="change" style={styles.change}>
      <Column className="ink" style={styles.changeBody}>
        <strong>{title}</strong>
        {before ? (
          <span className="quiet" style={styles.line}>
            {before.label}: {before.text}
          </span>
        ) : null}
        <span className="ink" style={styles.line}>
          <strong className="accent" style={styles.accent}>
            {after.label}:
          </strong>{" "}
          {after.text}
        </span>
      </Column>
    </Row>
  );
}

/** The time stands beside its title; a long one (two zones) above it. */
function Item({
  row: { time, title, place, light },
  styles,
}: {
  row: ProgrammeRow;
  styles: Styles;
}) {
  const beside = time.length <= 17;
  const quiet = light ? "quiet" : "ink";
  return (
    <Row className="line" style={styles.row}>
      {beside ? (
        <Column className="quiet" style={styles.time}>
          {time}
        </Column>
      ) : null}
      <Column className={quiet} style={light ? styles.lightValue : styles.value}>
        {beside ? null : (
          <span className="quiet" style={styles.line}>
            {time}
          </span>
        )}
        {light ? title : <strong style={styles.title}>{title}</strong>}
        {place ? (
          <span className="quiet" style={styles.line}>
            {place}
          </span>
        ) : null}
      </Column>
    </Row>
  );
}

function Seat({ row: { name, unnamed, link }, styles }: { row: SeatRow; styles: Styles }) {
  return (
    <Row className="line" style={styles.row}>
      <Column
        className={unnamed ? "quiet" : "ink"}
        style={unnamed ? styles.lightValue : styles.value}
      >
        {unnamed ? name : <strong style={styles.title}>{name}</strong>}
        {link ? (
          <span style={styles.line}>
            <Link className="accent" href={link.url} style={styles.link}>
              {link.label}
            </Link>
          </span>
        ) : null}
      </Column>
    </Row>
  );
}
