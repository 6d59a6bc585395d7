import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import type { Fields } from "~/ui/form-fields";
import { Section } from "~/ui/section";
import { TextInput } from "~/ui/text-input";
import type { BoardTrack } from "../queries/programme-board.server";

export interface SessionTracksProps {
  readonly tracks: readonly BoardTrack[];
  /** The form for a new one; `null` for those who may only look. */
  readonly fields: Fields | null;
}

/** The parallel tracks of a programme, with a form for one more. */
export function SessionTracks({ tracks, fields }: SessionTracksProps) {
  const { t } = useSpeech();
  return (
    <Section title={t("organise.tracks")} id="tracks" lead={t("organise.tracksLead")}>
      {tracks.length > 0 && (
        <ul className="tracks">
          {tracks.map((track) => (
            <li key={track.id} className="track">
              <span>
                <strong>{track.name}</strong>
                <span className="track-facts">
                  {[
                    track.group !== null ? t("organise.trackForGroup") : null,
                    t("organise.trackSessions", { count: track.sessions }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              {fields && track.sessions === 0 && (
                <form method="post">
                  <input type="hidden" name="trackId" value={track.id} />
                  <Button
                    name="intent"
                    value="remove-track"
                    look="quiet"
                    small
                    icon="remove"
                    aria-label={t("organise.removeTrackNamed", { name: track.name })}
                  >
                    {t("organise.removeTrack")}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {fields && (
        <form method="post" noValidate className="organise-form track-form">
          <ErrorSummary errors={fields.errors} />
          <TextInput
            {...fields.field("name")}
            label={t("organise.trackName")}
            maxLength={80}
            size="medium"
          />
          <Checkbox
            name="forGroup"
            defaultChecked={fields.checked("forGroup")}
            label={t("organise.trackIsGroup")}
            hint={t("organise.trackIsGroupHint")}
          />
          <Button name="intent" value="add-track" look="quiet" icon="add">
            {t("organise.addTrack")}
          </Button>
        </form>
      )}
    </Section>
  );
}
