import { Section } from "~/ui/section";
import { orderSum, type SummedLine } from "../domain/order-sum";
import { ConfirmPrice } from "./confirm-price";
import { OrderSum } from "./order-sum";
import { moneySpecimen } from "./registration-specimens";
import { RenewLinkForm } from "./renew-link-form";
import { RenewSeatLink } from "./renew-seat-link";

const line = (
  kind: SummedLine["kind"],
  label: string,
  netMinor: number,
  vatRate: number | null = 2500,
): SummedLine => ({ kind, itemId: label, label, netMinor, vatCategory: "general", vatRate });

const ticket = line("ticket", "Begge dager", 199_000);
const taxed = orderSum(
  [
    ticket,
    ticket,
    line(
      "add-on",
      "Dobbeltrom på Refsnes Gods med utsikt over fjorden, 1.–2. september",
      89_550,
      1200,
    ),
    line("discount", "TIDLIGFUGL", -39_800),
  ],
  "NOK",
);
const untaxed = orderSum([line("ticket", "Deltagare", 25_000, null)], "SEK");

/** What an order comes to, what is agreed to before it changes, and links that are replaced. */
export function PriceShowroom() {
  return (
    <Section title="What it costs" id="price">
      <div className="page-body">
        {taxed && <OrderSum sum={taxed} />}
        {taxed && <OrderSum sum={taxed} pays={false} />}
        {untaxed && <OrderSum sum={untaxed} />}
        <ConfirmPrice
          values={{}}
          currency="NOK"
          beforeMinor={0}
          after={taxed}
          payer={null}
          money={moneySpecimen}
        />
        <ConfirmPrice
          values={{}}
          currency="NOK"
          beforeMinor={900_000}
          after={null}
          payer="Fjordgrid AS"
          money={{ ...moneySpecimen, backMinor: 0, creditMinor: 124_375, percent: 30 }}
        />
        <RenewLinkForm />
        <RenewSeatLink name="Östen Ängqvist" done={false} backHref="#price" />
        <RenewSeatLink name={null} done backHref="#price" />
      </div>
    </Section>
  );
}
