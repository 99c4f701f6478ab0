-- out  the seals of a version in order; is_archived: its entries went to an archive
select
    register_seal.register_no,
    register_seal.entries,
    register_seal.content,
    register_seal.seal,
    exists (
        select 1
        from archive_register
        where archive_register.register_no = register_seal.register_no
    ) as is_archived
from register_seal
where register_seal.version_id = $version_id
order by register_seal.register_no
