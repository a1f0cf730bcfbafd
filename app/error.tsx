"use client";
import { Notice } from "@/components/shell/notice";
import { useOutage } from "@/components/shell/use-outage";

export default function Broken({ retry }: { retry: () => void }) {
  const away = useOutage(retry);
  return <Notice kind={away ? "away" : "broken"} onRetry={retry} />;
}
