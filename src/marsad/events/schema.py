"""The events table: the columns of UCDP GED under its own names, with their types, and why a row can't be used.

Invariant: a row of the table has every required column filled and within bounds; an optional column that a file lacks
is null. Source: UCDP GED codebook 17.1 to 26.1 (`conflict_new_id`, `dyad_new_id` and the like are the ids since 17.1).
"""

from __future__ import annotations

REQUIRED = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "latitude",
    "longitude",
    "country",
    "date_start",
    "best",
    "high",
    "low",
)

# optional columns: name -> Ibis type
OPTIONAL = {
    "relid": "string",
    "year": "int64",
    "active_year": "int64",
    "code_status": "string",
    "conflict_dset_id": "string",
    "conflict_new_id": "int64",
    "conflict_name": "string",
    "dyad_dset_id": "string",
    "dyad_new_id": "int64",
    "dyad_name": "string",
    "side_a_dset_id": "string",
    "side_a_new_id": "int64",
    "side_b_dset_id": "string",
    "side_b_new_id": "int64",
    "number_of_sources": "int64",
    "source_article": "string",
    "source_office": "string",
    "source_date": "string",
    "source_headline": "string",
    "source_original": "string",
    "where_prec": "int64",
    "where_coordinates": "string",
    "where_description": "string",
    "adm_1": "string",
    "adm_2": "string",
    "geom_wkt": "string",
    "priogrid_gid": "int64",
    "country_id": "int64",
    "region": "string",
    "event_clarity": "int64",
    "date_prec": "int64",
    "date_end": "date",
    "deaths_a": "int64",
    "deaths_b": "int64",
    "deaths_civilians": "int64",
    "deaths_unknown": "int64",
    "gwnoa": "string",
    "gwnob": "string",
}

# columns that Marsad adds to GED's own
ADDED = {"iso3": "string", "month_id": "int64", "subcell": "int64", "disordered": "boolean"}

# optional columns that become part of the panel's key where the file has them
PANEL_EXTRAS = {"adm_1": "string", "where_prec": "int64"}

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a date outside is a slip of the pen
MOST_DEATHS = 1_000_000_000

# why a row can't be used, in the order in which it is asked
REASONS = {
    "cells": {
        "en": "the row has too few or too many cells",
        "ar": "عدد الخانات في الصف أقل أو أكثر من المطلوب",
    },
    "id": {"en": "no id, or one that is no whole number", "ar": "المعرّف غائب أو ليس عددًا صحيحًا"},
    "type": {"en": "type_of_violence is not 1, 2 or 3", "ar": "نوع العنف ليس 1 أو 2 أو 3"},
    "date": {"en": "date_start is absent or no possible date", "ar": "تاريخ البدء غائب أو غير ممكن"},
    "coordinates": {"en": "no coordinates", "ar": "الإحداثيات غائبة"},
    "latitude": {"en": "latitude is not within -90..90", "ar": "خط العرض خارج المجال من 90- إلى 90"},
    "longitude": {"en": "longitude is not within -180..180", "ar": "خط الطول خارج المجال من 180- إلى 180"},
    "deaths": {
        "en": "best, high or low is absent, negative or no whole number",
        "ar": "أحد تقديرات القتلى غائب أو سالب أو ليس عددًا صحيحًا",
    },
    "actor": {"en": "neither side has a name", "ar": "لا اسم لأي من الطرفين"},
    "duplicate-id": {"en": "the id stands earlier in the file", "ar": "المعرّف مكرر في الملف"},
}
