import { books } from "./books";
import { browse } from "./browse";
import { calendar } from "./calendar";
import { cardPayment } from "./card-payment";
import { choices } from "./choices";
import { common } from "./common";
import { contact } from "./contact";
import { companies } from "./companies";
import { feeds } from "./feeds";
import { drafts } from "./drafts";
import { files } from "./files";
import { developers } from "./developers";
import { embed } from "./embed";
import { inbound } from "./inbound";
import { letters } from "./letters";
import { life } from "./life";
import { mail } from "./mail";
import { mailCheck } from "./mail-check";
import { offer } from "./offer";
import { invoiceSheet } from "./invoice-sheet";
import { money } from "./money";
import { moneyMail } from "./money-mail";
import { organise } from "./organise";
import { outbox } from "./outbox";
import { pages } from "./pages";
import { pay } from "./pay";
import { plain } from "./plain";
import { problem } from "./problem";
import { queue } from "./queue";
import { queueMail } from "./queue-mail";
import { refunds } from "./refunds";
import { register } from "./register";
import { registerForm } from "./register-form";
import { privacy } from "./privacy";
import { reminders } from "./reminders";
import { samePeople } from "./same-people";
import { sensitive } from "./sensitive";
import { errorPage } from "./error-page";
import { eventPage } from "./event-page";
import { eventView } from "./event-view";
import { table } from "./table";
import { ticket } from "./ticket";
import { invoicing } from "./invoicing";
import { selling } from "./selling";
import { treasury } from "./treasury";
import { ui } from "./ui";

/** Every text a person sees, by area. */
export const texts = {
  books,
  browse,
  calendar,
  cardPayment,
  choices,
  common,
  companies,
  contact,
  feeds,
  drafts,
  files,
  inbound,
  letters,
  life,
  mail,
  mailCheck,
  invoiceSheet,
  money,
  refunds,
  moneyMail,
  plain,
  problem,
  errorPage,
  eventPage,
  eventView,
  table,
  ticket,
  invoicing,
  selling,
  treasury,
  ui,
  outbox,
  pages,
  pay,
  queue,
  queueMail,
  register,
  offer,
  registerForm,
  organise,
  privacy,
  reminders,
  samePeople,
  sensitive,
  embed,
  developers,
};
