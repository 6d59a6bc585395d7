import { calendar } from "./calendar";
import { common } from "./common";
import { developers } from "./developers";
import { embed } from "./embed";
import { mail } from "./mail";
import { organise } from "./organise";
import { pages } from "./pages";
import { plain } from "./plain";
import { problem } from "./problem";
import { register } from "./register";
import { errorPage } from "./error-page";
import { eventView } from "./event-view";
import { ui } from "./ui";

/** Every text a person sees, by area. */
export const texts = {
  calendar,
  common,
  mail,
  plain,
  problem,
  errorPage,
  eventView,
  ui,
  pages,
  register,
  organise,
  embed,
  developers,
};
