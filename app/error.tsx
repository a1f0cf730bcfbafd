"use client";
import { Notice } from "@/components/shell/notice";
import { useAway } from "@/components/shell/use-outage";

export default function Broken({ retry }: { retry: () => void }) {
  const away = useAway(retry);
  return <Notice kind={away ? "away" : "broken"} onRetry={retry} />;
}
