import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Select } from "~/ui/text-input";
import { bulkActs } from "../domain/bulk-acts";

/** What can be done with the selected rows, or with all that match; nothing happens before a preview. */
export function BulkBar({ total }: { total: number }) {
  const { t } = useSpeech();
  return (
    <fieldset className="bulk-bar">
      <legend>{t("table.withSelected")}</legend>
      <Checkbox name="all" value="1" label={t("table.selectAll", { count: total })} />
      <div className="bulk-line">
        <Select
          name="do"
          label={t("table.importWhat")}
          options={bulkActs.map((act) => ({ value: act, label: t(`table.do-${act}`) }))}
        />
        <Button look="quiet" icon="forward" className="button-end">
          {t("table.goOn")}
        </Button>
      </div>
    </fieldset>
  );
}
