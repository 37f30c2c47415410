"""Every text of the page that runs csxl in a browser, but what Python says there: diagnostics, headlines."""

from __future__ import annotations

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """One language's words for the page, in the order in which they are met. What stands in {braces} is filled in."""

    own_name: str  # the language's name in itself, on the button that chooses it
    called: str  # and as the coordinator's workbook offers it, in English
    locale: str  # how days and figures are written: "en-GB"

    # The head of the page, and how the engine stands.
    skip: str
    what_it_is: str
    language_choice: str
    starting: str
    slow_start: str
    starting_again: str
    ready: str
    stop: str
    stopped: str
    stopped_reading: str
    working: str
    gathering: str
    reading: str  # a file, and which of how many
    recalling: str
    looking: str
    making: str
    summing: str
    writing_letters: str
    done_reading: str
    progress: str
    steps: str

    # What cannot be.
    cannot_title: str
    ended_title: str
    no_wasm: str
    no_unpacking: str
    no_worker: str
    no_start: str
    no_restart: str
    cannot_hint: str
    cannot_said: str
    went_wrong: str
    ended_time: str
    ended_memory: str
    ended_crash: str

    # Where files are dropped, and which are in hand.
    drop_title: str
    drop_hint: str
    drop_here: str
    choose_files: str
    choose_folder: str
    try_example: str
    nothing_leaves: str
    in_hand: str  # how many files
    in_hand_table: str
    file: str
    what_it_holds: str
    take_away: str
    take_away_this: str  # the button's name for those who hear it
    taken_away: str
    all_taken_away: str
    take_all_away: str
    role_return: str
    role_unread: str
    role_review: str
    role_summary: str
    role_rubric: str
    role_questionnaire: str
    role_left: str
    no_file: str
    same_again: str
    replaced: str
    unread_time: str
    unread_memory: str
    unread_crash: str
    unread_large: str
    unread_closed: str
    unread_folder: str
    unread_refused: str
    not_yet_read: str
    read_on: str
    not_compared: str
    compare: str
    locked_title: str
    locked_hint: str
    password: str
    open_locked: str
    still_locked: str

    # Step 1.
    step_make: str
    make_hint: str
    make_again_hint: str
    plan_here: str
    about_review: str
    title_of_review: str
    title_example: str
    partnership: str
    return_by: str
    coordinator: str
    email: str
    reply_to: str
    form_language: str
    agencies_asked: str
    agencies_hint: str
    agency_name: str
    agency_sector: str
    agency_contact: str
    agency_email: str
    in_row: str  # what a box is for, and in which row
    more_rows: str
    in_excel: str
    in_excel_hint: str
    blank_review: str
    own_audit: str
    own_audit_hint: str
    empty_rubric: str
    this_rubric: str  # the one that is in use
    from_review: str  # the file that says who is asked
    last_time: str
    own_rubric: str
    own_rubric_in: str
    agencies_number: str
    make: str
    made: str
    out_of_date: str
    save: str  # a file's name
    contents: str  # how many files
    next_title: str
    next_unpack: str
    next_send: str
    next_send_by_hand: str
    next_keep: str
    next_back: str

    # Step 2.
    step_check: str
    check_empty: str
    not_returned: str
    incomplete: str
    to_settle: str
    complete: str
    agencies_table: str
    agency: str
    state: str
    answers_to_settle: str
    returned: str
    days_late: str
    letter_due: str
    not_asked: str
    make_status: str
    answered: str  # of a domain: how many of how many
    choices_title: str
    choices_hint: str
    which_counts: str
    whose_is_it: str
    undecided: str
    points_title: str
    points_none: str
    nobodys: str
    error: str
    warning: str
    note: str
    errors_number: str
    warnings_number: str
    notes_number: str
    decisions_title: str
    decisions_number: str
    before: str
    passed_over: str

    # Letters.
    invitations_title: str
    letters_title: str
    letters_hint: str
    letters_need_review: str
    which_way: str
    way_link: str
    way_drafts: str
    way_copy: str
    invitation: str
    reminder: str
    query: str
    thanks: str
    feedback: str
    actions_due: str
    letter_to: str
    letter_cc: str
    letter_subject: str
    letter_text: str
    copy: str
    copy_this: str
    copied: str
    copy_by_hand: str
    left_out: str  # of the link, because it would be too long
    open_mail: str
    open_mail_this: str
    attach: str
    make_attachment: str
    make_drafts: str
    unwritten_title: str

    # Step 3.
    step_summary: str
    summary_hint: str
    summary_empty: str
    make_summary: str
    summary_made: str
    preview: str
    keep_summary: str
    keep_board: str
    keep_agenda: str
    keep_others: str
    said_title: str

    # The foot.
    source: str
    licences: str
