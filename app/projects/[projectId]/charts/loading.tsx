import { Page } from "@/components/shell/page";
import { Spinner } from "@/components/ui/spinner";
import { translator } from "@/server/platform/messages";

const t = translator("Charts");

export default function Loading() {
  return (
    <Page viewer={null} crumbs={[]} title={t("title")}>
      <p role="status">
        <Spinner /> {t("loading")}
      </p>
    </Page>
  );
}
