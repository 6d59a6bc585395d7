import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { AudienceFigures } from "../queries/announcement-audience.server";

/** Whom an announcement goes to, with the number in the button that sends it. */
export function AudienceCounted({ count, leftOut, names }: AudienceFigures) {
  const { t, format } = useSpeech();
  const more = count - names.length;
  return (
    <div className="audience-counted" id="audience">
      <Notice title={t("letters.goesTo", { count })} live>
        {count > 0 && (
          <p>
            {more > 0
              ? t("letters.amongThem", { names: names.join(", "), more: format.number(more) })
              : t("letters.theseAre", { names: format.list(names) })}
          </p>
        )}
        {leftOut > 0 && <p>{t("letters.leftOut", { count: leftOut })}</p>}
      </Notice>
      {count > 0 && (
        <>
          <p className="quiet">
            {t("letters.sendHint")} {t("letters.changedSince")}
          </p>
          <input type="hidden" name="expected" value={count} />
          <div>
            <Button name="intent" value="send">
              {t("letters.sendTo", { count })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
