import { z } from "zod";
import { addressAnswer } from "~/kernel/answer-schemas";

/** An organisation as the JSON API shows it. What is here is kept; more may come. */
export const organisationAnswer = z
  .object({
    organisation: z.object({
      slug: z
        .string()
        .meta({ description: "Names the organisation in addresses and in `organiser`." }),
      name: z.string(),
      about: z.string().meta({ description: "Who they are, in their own words; may be empty." }),
      city: z.string().meta({ description: "Where they are; may be empty." }),
      url: addressAnswer.meta({ description: "The organisation's page, for people." }),
    }),
  })
  .meta({ description: "An organisation that invites." });

export type OrganisationAnswer = z.output<typeof organisationAnswer>;
