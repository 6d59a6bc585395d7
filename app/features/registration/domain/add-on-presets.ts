import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { AddOnKind } from "./offer";

/** What most trips offer: filled into the form, to be priced and numbered. */
export const addOnPresets = ["single-room", "double-room", "dinner", "lunch", "bus"] as const;
export type AddOnPreset = (typeof addOnPresets)[number];

/** What is known of a preset beside its name; on which of the event's days it falls. */
export const presetFacts: Readonly<
  Record<
    AddOnPreset,
    {
      readonly kind: AddOnKind;
      readonly vatCategory: VatCategory;
      readonly sharedBy: number;
    }
  >
> = {
  "single-room": { kind: "lodging", vatCategory: "lodging", sharedBy: 1 },
  "double-room": { kind: "lodging", vatCategory: "lodging", sharedBy: 2 },
  dinner: { kind: "meal", vatCategory: "catering", sharedBy: 1 },
  lunch: { kind: "meal", vatCategory: "catering", sharedBy: 1 },
  bus: { kind: "transport", vatCategory: "transport", sharedBy: 1 },
};

/** Whether an address names a preset. */
export function isAddOnPreset(typed: string | null): typed is AddOnPreset {
  return addOnPresets.some((preset) => preset === typed);
}
