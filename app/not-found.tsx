import { Notice } from "@/components/shell/notice";
import { currentViewer } from "@/server/account/session";

export default async function NotFound() {
  const viewer = await currentViewer();
  return <Notice kind="notFound" viewer={viewer && { id: viewer.id, name: viewer.name }} />;
}
