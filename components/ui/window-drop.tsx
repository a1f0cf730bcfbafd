"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import styles from "./window-drop.module.css";

export interface WindowDropProps {
  /** Takes what was dropped; without it, files are refused, and the words say why. */
  readonly onFiles?: (files: FileList) => void;
  /** What dropping them will do, shown while files are dragged over the window. */
  readonly children: ReactNode;
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * Takes files that are dropped anywhere on the window, and says before what that will do. Without it
 * the browser would leave the page and show the file. A part of the page that takes files itself
 * stops the event, and gets them.
 */
export function WindowDrop({ onFiles, children }: WindowDropProps) {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer && !take.current) event.dataTransfer.dropEffect = "none";
      setOver(true);
    };
    // Of the window itself, or when the drag is given up.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = event.dataTransfer?.files;
      if (files && files.length > 0) take.current?.(files);
    };
    const end = () => setOver(false);
    window.addEventListener("dragover", over, true);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    // Also where a part of the page takes them.
    window.addEventListener("drop", end, true);
    return () => {
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("drop", end, true);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.shade} data-shade="" role="status">
      <div className={styles.words}>{children}</div>
    </div>
  );
}
