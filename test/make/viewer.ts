import { mintViewer, type Viewer } from "@/server/access/viewer";

/** A person as the services know them, as if they had signed in. */
export function makeViewer(
  { id, name, admin = false, tokenId }: Pick<Viewer, "id" | "name"> & Partial<Viewer>,
  by: Viewer["by"] = "token",
): Viewer {
  return mintViewer({ id, name, admin, by, tokenId });
}
