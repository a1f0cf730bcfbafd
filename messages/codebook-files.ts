import words from "./en-codebook-files.json";
import { addWords } from "./words";

addWords(words);
