// What the process ends with, by sysexits.h.

/** EX_SOFTWARE: the thread of the database ended by itself. */
export const EXIT_SOFTWARE = 70;
/** EX_TEMPFAIL: the server is to be started again, on other data. */
export const EXIT_RESTART = 75;
/** EX_IOERR: the disk refuses to keep data. */
export const EXIT_IO_ERROR = 74;
