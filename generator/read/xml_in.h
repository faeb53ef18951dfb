/* SPDX-License-Identifier: MIT
 *
 * The scan in front of libxml2: what it must never be given.
 */
#ifndef DOSSIER_READ_XML_IN_H
#define DOSSIER_READ_XML_IN_H

#include "read/read_in.h"

typedef enum XmlScanState {
  SCAN_TEXT,
  SCAN_OPENED, /* behind < */
  SCAN_BANG,   /* behind <! : a comment, CDATA, or what is refused */
  SCAN_TAG,
  SCAN_SINGLE, /* in '...' of a tag */
  SCAN_DOUBLE,
  SCAN_COMMENT,
  SCAN_CDATA,
  SCAN_INSTRUCTION /* <? ... ?> */
} XmlScanState;

typedef enum XmlScanResult { SCAN_GOOD, SCAN_DOCTYPE, SCAN_LONG_TAG } XmlScanResult;

typedef struct XmlScan {
  XmlScanState state;
  size_t tag, attributes; /* of the tag at hand */
  char last[2];           /* the two bytes before, to see --> and ]]> across pieces */
  size_t at;              /* where in the piece it stopped */
} XmlScan;

/* Looks through the next piece of a file. */
XmlScanResult xml_scan(XmlScan *scan, Text piece, const ReadLimits *limits);

#endif
