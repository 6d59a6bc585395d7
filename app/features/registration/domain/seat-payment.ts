import { paymentStates, type PaymentState } from "~/features/payments/domain/standing";

/** How far the paying of a seat's order is. Its state, only that a credit note to come is told from an invoice to come. */
export const seatPayments = [...paymentStates, "to-be-credited"] as const;
export type SeatPayment = PaymentState | "to-be-credited";
