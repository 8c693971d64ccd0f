//! The evaluators: who they are in each group, and how many.

use super::random::Random;
use super::sheet::Sheet;

/// Somebody who scores.
pub(crate) struct Evaluator {
    pub(crate) id: String,
    pub(crate) group: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) specialty: &'static str,
    pub(crate) profession: &'static str,
}

/// A word, and how often it comes among its like.
type Often = (&'static str, usize);

/// How a group of `criteria.toml` is staffed.
pub(crate) struct Staff {
    pub(crate) group: &'static str,
    people: usize,
    /// About how many requirements each scores.
    pub(crate) tasks: usize,
    pub(crate) sheet: Sheet,
    organisations: &'static [Often],
    professions: &'static [Often],
    specialties: &'static [&'static str],
}

const HOSPITALS: &[Often] = &[
    ("University Hospital", 5),
    ("Northern Hospital Group", 3),
    ("Southern Hospital Group", 3),
    ("Lake Hospital", 2),
    ("Private care providers", 1),
];

const EVERYWHERE: &[Often] = &[
    ("University Hospital", 4),
    ("Northern Hospital Group", 3),
    ("Southern Hospital Group", 3),
    ("Lake Hospital", 2),
    ("Primary care", 3),
    ("Habilitation and Health", 1),
    ("Regional Office", 2),
];

const WARD_SPECIALTIES: &[&str] = &[
    "Cardiology",
    "Dermatology and venereology",
    "Endocrinology and diabetology",
    "Gastroenterology and hepatology",
    "Geriatrics",
    "Haematology",
    "Infectious diseases",
    "Internal medicine",
    "Nephrology",
    "Neurology",
    "Neurosurgery",
    "Ophthalmology",
    "Oral and maxillofacial surgery",
    "Orthopaedics",
    "Otorhinolaryngology",
    "Paediatrics",
    "Palliative medicine",
    "Plastic surgery",
    "Rehabilitation medicine",
    "Respiratory medicine",
    "Rheumatology",
    "Surgery",
    "Thoracic surgery",
    "Urology",
    "Vascular surgery",
];

/// The fifteen groups, 1,500 people.
pub(crate) const STAFF: [Staff; 15] = [
    Staff {
        group: "ward-nurses",
        people: 190,
        tasks: 10,
        sheet: Sheet::Remarks,
        organisations: HOSPITALS,
        professions: &[
            ("nurse", 12),
            ("assistant nurse", 6),
            ("physiotherapist", 1),
            ("dietitian", 1),
        ],
        specialties: WARD_SPECIALTIES,
    },
    Staff {
        group: "ward-physicians",
        people: 170,
        tasks: 11,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[("physician", 1)],
        specialties: WARD_SPECIALTIES,
    },
    Staff {
        group: "primary-care",
        people: 160,
        tasks: 10,
        sheet: Sheet::Remarks,
        organisations: &[("Primary care", 7), ("Private care providers", 3)],
        professions: &[
            ("physician", 8),
            ("nurse", 6),
            ("psychologist", 1),
            ("occupational therapist", 1),
        ],
        specialties: &["General practice", "Diabetes care", "Child health care", "Mental health"],
    },
    Staff {
        group: "emergency-departments",
        people: 110,
        tasks: 10,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[
            ("physician", 5),
            ("nurse", 6),
            ("ambulance nurse", 3),
            ("assistant nurse", 2),
        ],
        specialties: &[
            "Emergency medicine",
            "Ambulance care",
            "Surgery",
            "Orthopaedics",
            "Paediatrics",
        ],
    },
    Staff {
        group: "theatre-and-intensive-care",
        people: 100,
        tasks: 9,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[("physician", 4), ("nurse", 5), ("assistant nurse", 2)],
        specialties: &[
            "Anaesthesia and intensive care",
            "Operating theatre",
            "Recovery",
            "Day surgery",
        ],
    },
    Staff {
        group: "maternity-care",
        people: 70,
        tasks: 9,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[("midwife", 6), ("physician", 3), ("nurse", 1)],
        specialties: &["Obstetrics and gynaecology", "Maternity health care", "Neonatology"],
    },
    Staff {
        group: "cancer-care",
        people: 70,
        tasks: 9,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[("physician", 4), ("nurse", 4), ("medical physicist", 1)],
        specialties: &[
            "Oncology",
            "Haematology",
            "Radiotherapy",
            "Breast surgery",
            "Palliative medicine",
        ],
    },
    Staff {
        group: "psychiatry-and-habilitation",
        people: 100,
        tasks: 9,
        sheet: Sheet::Plain,
        organisations: &[
            ("University Hospital", 3),
            ("Northern Hospital Group", 2),
            ("Habilitation and Health", 6),
        ],
        professions: &[
            ("physician", 3),
            ("nurse", 3),
            ("psychologist", 2),
            ("social worker", 1),
            ("speech therapist", 1),
            ("occupational therapist", 1),
        ],
        specialties: &[
            "Psychiatry",
            "Child and adolescent psychiatry",
            "Forensic psychiatry",
            "Addiction medicine",
            "Habilitation",
            "Audiology",
        ],
    },
    Staff {
        group: "pharmacists",
        people: 60,
        tasks: 10,
        sheet: Sheet::Swedish,
        organisations: HOSPITALS,
        professions: &[("pharmacist", 1)],
        specialties: &["Clinical pharmacy", "Hospital pharmacy", "Pharmaceutical committee"],
    },
    Staff {
        group: "diagnostics",
        people: 80,
        tasks: 10,
        sheet: Sheet::Plain,
        organisations: HOSPITALS,
        professions: &[("biomedical scientist", 4), ("radiographer", 3), ("physician", 3)],
        specialties: &[
            "Clinical chemistry",
            "Clinical genetics",
            "Clinical immunology and transfusion medicine",
            "Clinical microbiology",
            "Clinical neurophysiology",
            "Clinical physiology",
            "Nuclear medicine",
            "Pathology",
            "Radiology",
        ],
    },
    Staff {
        group: "municipalities-and-private-providers",
        people: 130,
        tasks: 9,
        sheet: Sheet::SwedishRemarks,
        organisations: &[("Municipalities", 7), ("Private care providers", 6)],
        professions: &[
            ("nurse", 6),
            ("occupational therapist", 2),
            ("assistant nurse", 2),
            ("physiotherapist", 2),
        ],
        specialties: &[
            "Home care",
            "Nursing homes",
            "School health",
            "Rehabilitation",
            "Private specialist care",
        ],
    },
    Staff {
        group: "secretaries-and-coordinators",
        people: 90,
        tasks: 10,
        sheet: Sheet::SwedishRemarks,
        organisations: EVERYWHERE,
        professions: &[("medical secretary", 5), ("care coordinator", 2), ("unit head", 1)],
        specialties: &[
            "Administration",
            "Quality and follow-up",
            "Planning of operations",
            "Research",
        ],
    },
    Staff {
        group: "patient-contact",
        people: 80,
        tasks: 9,
        sheet: Sheet::Swedish,
        organisations: EVERYWHERE,
        professions: &[
            ("nurse", 4),
            ("communicator", 1),
            ("physician", 1),
            ("accessibility adviser", 1),
        ],
        specialties: &[
            "Telephone advice",
            "Digital care",
            "Patient and family councils",
            "Home monitoring",
        ],
    },
    Staff {
        group: "visiting-delegations",
        people: 50,
        tasks: 12,
        sheet: Sheet::Remarks,
        organisations: EVERYWHERE,
        professions: &[("physician", 3), ("nurse", 3), ("unit head", 2), ("project leader", 2)],
        specialties: &["Change and training", "Hospital direction", "Primary care", "Trade unions"],
    },
    Staff {
        group: "architecture-and-security",
        people: 40,
        tasks: 16,
        sheet: Sheet::Plain,
        organisations: &[("Regional Office", 6), ("University Hospital", 1)],
        professions: &[
            ("system architect", 3),
            ("information security officer", 2),
            ("operations engineer", 2),
            ("medical engineer", 1),
            ("archivist", 1),
        ],
        specialties: &[
            "Integration",
            "Information security",
            "Operations",
            "Medical technology",
            "Archives",
        ],
    },
];

/// All evaluators, group by group, numbered throughout.
pub(crate) fn everybody() -> Vec<Evaluator> {
    let places = STAFF.iter().flat_map(|staff| (0..staff.people).map(move |_| staff));
    let mut random = Random::of("evaluators");
    places
        .zip(1..)
        .map(|(staff, number)| Evaluator {
            id: format!("E{number:04}"),
            group: staff.group,
            organisation: often(staff.organisations, &mut random),
            specialty: random.one_of(staff.specialties),
            profession: often(staff.professions, &mut random),
        })
        .collect()
}

/// A word drawn by how often it comes.
fn often(words: &[Often], random: &mut Random) -> &'static str {
    let total = words.iter().map(|(_, times)| times).sum();
    let mut left = random.below(total);
    for (word, times) in words {
        if left < *times {
            return word;
        }
        left -= times;
    }
    unreachable!("a draw below the sum falls within one of the words")
}
