import type { JudgedOrder } from "./judge-order";
import type { OrderRequest } from "./order-request";

/** An order that is in order, before it is placed. */
export interface ReviewShown {
  readonly order: JudgedOrder;
  readonly request: Pick<OrderRequest, "contact" | "reference">;
}
