import { Opening } from "@/components/reader/opening";
import { translator } from "@/server/platform/messages";

const t = translator("Reader");

export default function Loading() {
  return <Opening label={t("loading")} />;
}
