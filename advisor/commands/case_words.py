"""The words of a CASE.json: every key that is accepted, with the kind of its value.

These are the keys of the cases file and of the command-line contract, and a few of our own
(``rules_confirmed``, ``repeat_allowed``, ``billed_by_institution``, ``split_allowed``,
``provider``, ``label``, ``skills``, ``prerequisites``, ``regions``).
Keys of programs that come later are accepted from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.domain.delivery import DELIVERIES

STATUS = (
    "citizen",
    "permanent_resident",
    "protected_person",
    "refugee_claimant",
    "work_permit",
    "study_permit",
)
BENEFITS = ("ei_regular", "bcea_income_assistance", "bcea_pwd")
INSTITUTIONS = (
    "bc_public",
    "bc_private",
    "private_uncertified",
    "other",
    "on_public",
    "fr_provider",
    "sg_provider",
    "uk_provider",
)
LOADS = ("full_time", "part_time")
CURRENCIES = ("CAD", "EUR", "GBP", "SGD")
ENROLMENT = ("enrolled", "waitlisted", "withdrawn", "cancelled")
OUTCOMES = ("completed", "failed", "withdrew")
DELIVERY = (*DELIVERIES, "onsite")
SAME_AS_TUITION = ("course_fee", "net_course_fee", "module_fee")  # what other countries call it


def _kinds(**named: str) -> Mapping[str, str]:
    return {key: kind for kind, keys in named.items() for key in keys.split()}


PROFILE = _kinds(
    yes_no="adopted_via_mcfd apprentice_red_seal bc_resident_living_in_bc benefit_approval "
    "canadian_tax_resident cihr citizen_sg consent ctc_accrual_tests_met_2026 disability_verified "
    "ei_attached employed former_youth_in_care graduated_hs in_care_at_19 internationally_trained "
    "loan_default loans_wanted low_income mnbc_citizen on_resident precarious ptwp "
    "signed_declarations status_first_nations tax_payable unemployed via_workbc_or_iset "
    "workbc_client workbc_counsellor_ok",
    years="age age_at_start age_at_year_end age_now",
    count="credits_this_year credits_used dependants_under_12 family_size level_completed "
    "months_in_bc months_in_care weeks_in_bc",
    number="hours_per_week",
    money="account_balance charged_by_employer ctcl family_income family_income_line15000 income "
    "rrsp",
    status="status",
    benefits="benefits",
    load="study_load",
    currency="currency",
)
CREDENTIAL = _kinds(
    yes_no="allocation_left credential_bearing designated full_time leads_to_credential "
    "listed_previous_intake module_in_scope on_fsg_list osap_list paid_in_full_before_claim "
    "repeat_allowed rules_confirmed student_aid_eligible",
    text="id title provider catalogue_id category credential_type level program_length "
    "materials_due",
    day="start materials_claim_closes materials_not_before",
    count="weeks refund_request_business_days_before_first_course",
    number="course_load_pct credits hours hours_per_week",
    money="materials_hold materials_max",
    institution="institution_type",
    enrolment="enrolment",
    delivery="delivery",
    costs="costs",
    texts="skills prerequisites",
)
COST = _kinds(
    category="cat",
    money="amount receipts",
    yes_no="on_materials_list billed_by_institution split_allowed",
    day="bought claim_sent",
    text="institution label",
)
EARLIER = _kinds(
    money="etg_used_this_fy fsg_cancelled fsg_claimed fsg_expired fsg_held loan_bal used_cspt",
    signed_money="fsg_correction",
    count="fsg_submitted_applications",
    yes_no="same_program",
    outcome="outcome",
    payments="lfg_paid",
)
PAYMENT = _kinds(day="date", money="amount", text="program")
OTHER = _kinds(text="program", category="cat", money="amount", yes_no="counts")
CLIENT = _kinds(text="name language")
GOAL = _kinds(text="words why", noc="noc", day="by")
LIMITS = _kinds(
    money="own_money",
    number="hours_a_week",
    day="finish_by",
    deliveries="delivery",
    regions="regions",
)
IGNORED = ("title", "expected", "why", "rules", "confidence", "tags", "notes")
TOP = (
    "id",
    "as_of",
    "profile",
    "credentials",
    "earlier_use",
    "other_funding",
    "scope",
    "client",
    "goal",
    "wanted_skills",
    "held_skills",
    "limits",
    *IGNORED,
)
WORDS: Mapping[str, Iterable[str]] = {
    "status": STATUS,
    "institution": INSTITUTIONS,
    "load": LOADS,
    "currency": CURRENCIES,
    "enrolment": ENROLMENT,
    "outcome": OUTCOMES,
    "delivery": DELIVERY,
}
