"use client";
import words from "@/messages/en-codebook.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the codebook page. */
export const CodebookWords = wordsBeside(words);
